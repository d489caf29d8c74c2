using System.Text.RegularExpressions;

namespace RLCollapse.Tests.Cli;

public sealed class VersionTests
{
    [Fact]
    public void The_version_names_commit_libtorch_and_dotnet()
    {
        var run = CommandLineRun.Of("--version");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(new Regex(@"^rlcollapse [0-9.]+(, commit [0-9a-f]{40}( with uncommitted changes)?)?\n"
            + @"libtorch [0-9.]+, TorchSharp [0-9.]+\n\.NET [0-9.]+.*\n$"), run.Output);
    }
}
