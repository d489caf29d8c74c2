namespace RLCollapse.Analysis.Catalog;

/// <summary>How far a run has come.</summary>
public enum RunState
{
    /// <summary>It has ended as planned.</summary>
    Done,

    /// <summary>A process is at it.</summary>
    Running,

    /// <summary>Its last start ended with an error, which <c>run.json</c> has.</summary>
    Failed,

    /// <summary>It was interrupted: the same command goes on.</summary>
    Stopped,
}
