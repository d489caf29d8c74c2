using System.CommandLine;
using System.CommandLine.Invocation;
using RLCollapse.Stages;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse --version</c>: this program's version and commit, and those of what it stands on.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<string> Lines =>
    [
        $"rlcollapse {Installation.Version}" + (Installation.Commit is { } commit ? $", commit {commit}" : "")
            + (Installation.HasUncommittedChanges == true ? " with uncommitted changes" : ""),
        $"libtorch {Installation.Libtorch}, TorchSharp {Installation.TorchSharp}",
        Installation.DotNet,
    ];

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        foreach (var line in Lines) parseResult.InvocationConfiguration.Output.WriteLine(line);
        return ExitCode.Done;
    }
}
