namespace RLCollapse.Common;

/// <summary>One thing that is wrong with a config, an experiment or another file.</summary>
/// <param name="Path">Dotted path of the option or member, such as <c>rl.kl.coefficient</c>; empty when the whole layer or file is
/// meant.</param>
/// <param name="Source">Where it was set: <c>FILE:LINE</c>, an environment variable or the command line.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ConfigIssue(string Path, string Source, string Message)
{
    /// <summary>One line for a reader.</summary>
    public override string ToString() => Path.Length == 0 ? $"{Source}: {Message}" : $"{Path} ({Source}): {Message}";
}
