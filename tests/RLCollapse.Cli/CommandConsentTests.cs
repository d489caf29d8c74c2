namespace RLCollapse.Tests.Cli;

/// <summary>A program that somebody else's config names is started only where the user says so.</summary>
public sealed class CommandConsentTests
{
    private static readonly string Marker = Path.Combine(Tiny.TemporaryFolder(), "started");

    private static readonly string Checkpoint = Checkpoints.Folder(Tiny.Config with
    {
        Reward = new()
        {
            Terms = new Dictionary<string, double> { ["command"] = 1 },
            Command = new()
            {
                Run = ["python3", "-c",
                    $"import sys\nopen({ToPython(Marker)}, 'w')\nfor line in sys.stdin: print(0.25, flush=True)"],
            },
        },
    });

    [PythonFact]
    public void Eval_refuses_it_and_shows_the_line_until_it_is_allowed()
    {
        string[] words = ["eval", Checkpoint, "--problems", "2", "--samples", "4", "--k", "1"];
        var refused = CommandLineRun.Of(words);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("reward.command.run = [\"python3\", \"-c\", \"import sys ", refused.Error);
        Assert.Contains("--allow-command", refused.Error);
        Assert.False(File.Exists(Marker));

        var allowed = CommandLineRun.Of([.. words, "--allow-command"]);
        Assert.Equal((0, ""), (allowed.ExitCode, allowed.Error));
        Assert.True(File.Exists(Marker));
    }

    private static string ToPython(string path) => $"'{path.Replace("\\", "\\\\", StringComparison.Ordinal)}'";
}
