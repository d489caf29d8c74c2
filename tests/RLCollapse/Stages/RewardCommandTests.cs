using System.Text.Json;
using RLCollapse.Rewards.Commands;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class RewardCommandTests : IDisposable
{
    private readonly string _folder = Tiny.TemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact]
    public void A_run_is_paid_by_a_program_and_keeps_what_it_says()
    {
        var run = Pipeline.Run(Paid("import json, sys\nprint('ready', file=sys.stderr, flush=True)\n"
            + "for line in sys.stdin: print(len(json.loads(line)['response']), flush=True)\n"),
            _folder, false, NullObserver.Instance, default);
        var steps = File.ReadLines(Path.Combine(run, RunFiles.Metrics)).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(record => record.TryGetProperty("reward/mean", out _)).ToList();
        Assert.All(steps, step => Assert.Equal(
            step.GetProperty("reward/mean").GetDouble() - step.GetProperty("reward/accuracy").GetDouble(),
            step.GetProperty("reward/command").GetDouble(), 9));
        Assert.All(File.ReadLines(Path.Combine(run, RunFiles.Samples)).Select(line => JsonDocument.Parse(line).RootElement), sample =>
            Assert.Equal(0.25 * sample.GetProperty("response").GetString()!.Length,
                sample.GetProperty("rewardParts").GetProperty("command").GetDouble(), 9));
        Assert.Contains("reward.command: ready", File.ReadAllText(Path.Combine(run, RunFiles.Log)));
    }

    [PythonFact]
    public void A_run_whose_program_fails_has_failed_and_keeps_why()
    {
        Assert.Throws<CommandFailedException>(() =>
            Pipeline.Run(Paid("import sys\nsys.exit('no such model')\n"), _folder, false, NullObserver.Instance, default));
        var log = File.ReadAllText(Directory.GetFiles(_folder, RunFiles.Log, SearchOption.AllDirectories)
            .Single(file => !file.Contains(RunFiles.Bases, StringComparison.Ordinal)));
        Assert.Contains("warning: reward.command has ended with exit code 1", log);
        Assert.Contains("failed: reward.command has ended with exit code 1", log);
        Assert.Contains("it said last: no such model", log);
    }

    [Theory]
    [InlineData("reward.command.run=[\"other\"]", true)]
    [InlineData("reward.command.timeLimit=5", false)]
    [InlineData("reward.command.restarts=0", false)]
    [InlineData("reward.terms.command=0.5", true)]
    public void The_command_line_is_in_the_id_and_how_long_is_waited_is_not(string change, bool decides)
    {
        const string Text = """{ "reward": { "terms": { "command": 1 }, "command": { "run": ["score"] } } }""";
        using var folder = new ConfigFolder();
        Assert.Equal(decides, RunIdentity.HashOf(folder.Load(Text).Config) != RunIdentity.HashOf(folder.Load(Text, change).Config));
    }

    [Fact]
    public void A_word_may_stand_twice_in_a_command_line()
    {
        using var folder = new ConfigFolder();
        string[] words = ["score", "--bonus", "1", "--most", "1"];
        Assert.Equal(words, folder.Load($$"""{ "reward": { "command": { "run": {{JsonSerializer.Serialize(words)}} } } }""").Config
            .Reward.Command.Run);
    }

    [Fact]
    public void A_program_that_is_not_asked_decides_nothing()
    {
        using var folder = new ConfigFolder();
        Assert.Equal(RunIdentity.HashOf(new()),
            RunIdentity.HashOf(folder.Load("""{ "reward": { "command": { "run": ["score"], "restarts": 1 } } }""").Config));
    }

    [Theory]
    [InlineData("a reward by a program names it", "reward.terms.command=1")]
    [InlineData("it is a program and its arguments", "reward.command.run=[\"\"]")]
    [InlineData("what raters like is not asked of a program", "raters.likes.command=1", "stages=pretraining,reward-model,rl",
        "reward-model.kind=reward-model")]
    public void A_config_that_cannot_be_is_told(string message, params string[] changes)
    {
        using var folder = new ConfigFolder();
        Assert.Contains(folder.Load("{}", changes).Issues, issue => issue.Message.Contains(message, StringComparison.Ordinal));
    }

    private RunConfig Paid(string program)
    {
        var file = Path.Combine(_folder, "score.py");
        File.WriteAllText(file, program);
        return Tiny.Config with
        {
            Reward = new() { Terms = new Dictionary<string, double> { ["command"] = 0.25 }, Command = new() { Run = ["python3", file] } },
        };
    }
}
