using System.Text.Json.Nodes;
using RLCollapse.Cli;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>What a researcher does with a run, command by command, as docs/tour.md tells it.</summary>
public sealed class JourneyTests : IDisposable
{
    private readonly string _root = Tiny.TemporaryFolder();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void From_run_to_reproduce()
    {
        var one = Last(Do("run", CommandLineRun.Smoke, "--out", _root));
        var two = Last(Do("run", CommandLineRun.Smoke, "rl.kl.coefficient=1", "--out", _root));
        var (a, b) = (Path.GetFileName(one), Path.GetFileName(two));

        var listed = Do("runs", "--where", "rl.kl.coefficient=1", "--results", _root).Output;
        Assert.Contains(b, listed);
        Assert.DoesNotContain(a, listed);

        var wrong = JsonNode.Parse(Do("samples", a, "--step", "first", "--wrong", "--limit", "1", "--json", "--results", _root).Output)!;
        Assert.False((bool)wrong["correct"]!);
        Assert.Equal(wrong["tokens"]!.AsArray().Count, wrong["tokenLogProbabilities"]!.AsArray().Count);

        var compared = Do("compare", a, "last", "--results", _root).Output;
        Assert.Contains("rl.kl.coefficient  0  1", compared);
        Assert.True(File.Exists(Last(compared)));

        var evaluated = JsonNode.Parse(Do("eval", $"{a}@step=5", "--temperature", "0.7", "--samples", "8", "--k", "1,8", "--json",
            "--results", _root).Output)!;
        Assert.InRange((double)evaluated["pass@8"]!["share"]!, (double)evaluated["pass@1"]!["share"]!, 1);

        var page = File.ReadAllText(Last(Do("report", a, "--results", _root)));
        Assert.StartsWith("<!doctype html", page, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(Directory.GetFiles(Last(Do("tensorboard", a, b, "--results", _root)), "*", SearchOption.AllDirectories));

        var zip = Path.Combine(_root, "run.zip");
        Do("bundle", a, "--out", zip, "--results", _root);
        var again = Do("reproduce", zip, "--out", Path.Combine(_root, "elsewhere"));
        Assert.Contains("same bits", again.Output + again.Error);
    }

    private static CommandLineRun Do(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = App.Run(args, new CliContext { Output = output, Error = error });
        Assert.True(code == 0, $"{string.Join(' ', args)}: {code}\n{error}");
        return new(code, output.ToString(), error.ToString());
    }

    private static string Last(CommandLineRun run) => Last(run.Output);

    private static string Last(string output) => output.TrimEnd().Split('\n')[^1];
}
