namespace RLCollapse.Config;

/// <summary>One thing that is wrong with a config.</summary>
/// <param name="Path">Dotted path of the option, such as <c>rl.kl.coefficient</c>; empty when the whole layer is meant.</param>
/// <param name="Source">Where it was set: <c>FILE:LINE</c>, an environment variable or the command line.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ConfigIssue(string Path, string Source, string Message)
{
    /// <summary>One line for a reader.</summary>
    public override string ToString() => Path.Length == 0 ? $"{Source}: {Message}" : $"{Path} ({Source}): {Message}";
}
