namespace RLCollapse.Runs;

/// <summary>Names of the files in a run's folder.</summary>
public static class RunFiles
{
    /// <summary>One object a step or probe.</summary>
    public const string Metrics = "metrics.jsonl";

    /// <summary>Sampled responses of the probes.</summary>
    public const string Samples = "samples.jsonl";

    /// <summary>Exact masses of the answers to the probed questions, in the base and at the end, where questions are open.</summary>
    public const string Answers = "answers.json";

    /// <summary>Every option's value.</summary>
    public const string Config = "config.resolved.json";

    /// <summary>Versions, machine, timings.</summary>
    public const string Info = "run.json";

    /// <summary>Folder of the bases, beside the runs.</summary>
    public const string Bases = "bases";

    /// <summary>In the folder of a base: what it was made with, every start of it.</summary>
    public const string BaseInfo = "base.json";

    /// <summary>What was said while it ran.</summary>
    public const string Log = "log.txt";

    /// <summary>Folder of checkpoints.</summary>
    public const string Checkpoints = "checkpoints";

    /// <summary>Folder of figures.</summary>
    public const string Plots = "plots";

    /// <summary>There when the run has ended as planned; holds the bytes of its metrics.</summary>
    public const string Done = "DONE";
}
