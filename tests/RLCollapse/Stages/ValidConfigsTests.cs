using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Stages;
using TorchSharp;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Stages;

/// <summary>
/// What <c>config validate</c> passes, <c>run</c> accepts: over configs by chance, and over those that once showed that it did not.
/// </summary>
public sealed class ValidConfigsTests(ITestOutputHelper output) : IDisposable
{
    private const int Cases = 240;
    private const int MostSteps = 12;

    private readonly ConfigFolder _folder = new();
    private readonly string _root = Tiny.TemporaryFolder();
    private readonly Dictionary<string, int> _seen = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_validate_passes_run_accepts()
    {
        var configs = new RandomConfigs(new Seed(2024).Derive("configs").Generator());
        for (var i = 0; i < Cases; i++)
        {
            var (made, isRun) = (configs.Next(), i % 6 == 0);
            if (Failure(made, isRun) is null) continue;
            var smallest = made.Shrunk(smaller => Failure(smaller, isRun) is not null);
            Assert.Fail($"case {i}:\n{smallest}\n{Failure(smallest, isRun)}");
        }

        output.WriteLine(string.Join(", ", _seen.Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.True(_seen["begun"] > Cases / 5 && _seen["refused by the checks"] > Cases / 4 && _seen["run"] > Cases / 30);
    }

    [Theory]
    [InlineData("data.formats=[\"python\"]", "data.mixture.weights.python=1", "data.mixture.weights.prose=0", "data.noise.terse=0")]
    [InlineData("data.formats=[\"PYTHON\",\"Terse\"]", "data.mixture.weights.TERSE=1")]
    [InlineData("rl.algorithm=Expert-Iteration", "rl.sampling.topP=0.5")]
    [InlineData("rl.algorithm=GRPO", "rl.sampling.dynamicSamplingRounds=2")]
    public void What_once_passed_and_was_refused_or_read_as_another_runs(params string[] overrides)
    {
        Accept(_folder.Load(ConfigCase.Tiny, overrides), isRun: true);

        Assert.Equal(["begun", "run"], _seen.Keys);
        Assert.Equal(
            RunIdentity.IdOf(_folder.Load(ConfigCase.Tiny, overrides).Config),
            RunIdentity.IdOf(_folder.Load(ConfigCase.Tiny, [.. overrides.Select(Lower)]).Config));
    }

    [Theory]
    [InlineData("model.contextLength = 20 is too short", "model.contextLength=20")]
    [InlineData("asks for 40 problems", "data.difficulty.minSteps=6", "data.difficulty.maxSteps=6", "data.difficulty.operations=divide")]
    [InlineData("have 2 steps, too few", "data.problems.test=32", "tracking.probePrompts=32", "rl.maxProblemSteps=2", "experiment.seed=3")]
    [InlineData("'cuda:99999999999' but", "experiment.device=cuda:99999999999")]
    public void What_only_the_data_or_the_machine_shows_is_refused_before_the_run(string message, params string[] overrides)
    {
        var config = _folder.Load(ConfigCase.Tiny, overrides).Config;

        Assert.Contains(message, Assert.Throws<UserErrorException>(() => Preflight.Require(config)).Message);
    }

    private static string Lower(string change) =>
        change[..change.IndexOf('=')].Replace("TERSE", "terse") + change[change.IndexOf('=')..].ToLowerInvariant();

    /// <summary>What goes wrong with a config although nothing is wrong with it; null where all is well.</summary>
    private Exception? Failure(ConfigCase made, bool isRun)
    {
        try
        {
            Accept(made.Load(_folder), isRun);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private void Accept(ConfigResult<RunConfig> loaded, bool isRun)
    {
        if (!loaded.IsValid)
        {
            Assert.All(loaded.Issues, issue => Assert.NotEmpty(issue.Message));
            Count("refused by the checks");
            return;
        }

        var again = _folder.Load(ConfigWriter.ToJson(loaded.Config)).Config;
        Assert.Equal(RunIdentity.IdOf(loaded.Config), RunIdentity.IdOf(again));
        Assert.Equal(RunIdentity.HashOfBase(loaded.Config), RunIdentity.HashOfBase(again));
        try
        {
            Preflight.Require(loaded.Config);
        }
        catch (UserErrorException)
        {
            Count("refused by the pre-flight");
            return;
        }

        Begin(loaded.Config);
        Count("begun");
        if (!isRun || loaded.Config.StageSections.Sum(stage => stage.Steps) > MostSteps) return;
        try
        {
            if (_seen.GetValueOrDefault("run") % 3 == 0)
                Assert.Contains(RunEstimate.Of(loaded.Config, done: []), line => line.Label == "time");
            Pipeline.Run(loaded.Config, _root, fresh: true, NullObserver.Instance, CancellationToken.None);
            Count("run");
        }
        catch (DivergedException)
        {
            Count("diverged");
        }
    }

    private static void Begin(RunConfig config)
    {
        var data = Preflight.Data(config);
        using var policy = config.CreatePolicy(data, torch.CPU);
        using var reference = config.CreatePolicy(data, torch.CPU);
        var tracker = new Tracker(config.ProbesOf(config.Stages[0]), data, reference, Judges.None);
        var context = new StageContext(config, data, policy, reference, tracker, NullObserver.Instance);
        foreach (var section in config.StageSections)
        {
            using var stage = section.Begin(context);
            Assert.Contains(stage.Steps, stage.Probes);
        }
    }

    private void Count(string what) => _seen[what] = _seen.GetValueOrDefault(what) + 1;
}
