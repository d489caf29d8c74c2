namespace RLCollapse.Data;

/// <summary>A question that has a right answer. Each task has its own kind, from which its formats write solutions.</summary>
/// <param name="Id">Hash of the problem itself with its wording, the same in every process.</param>
/// <param name="Prompt">The question in canonical text.</param>
public abstract record Problem(string Id, string Prompt)
{
    /// <summary>The right answer.</summary>
    public abstract long Answer { get; }

    /// <summary>How hard it is, in steps of its solution.</summary>
    public abstract int Difficulty { get; }
}
