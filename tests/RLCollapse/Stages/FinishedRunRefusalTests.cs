using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

/// <summary>What no run can go on from, and what cannot go on from a run.</summary>
public sealed class FinishedRunRefusalTests(RunsToGoOnFrom runs) : IClassFixture<RunsToGoOnFrom>, IDisposable
{
    private readonly ConfigFolder _configs = new();
    private readonly string _root = Tiny.TemporaryFolder();

    public void Dispose()
    {
        _configs.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("""{ }""", "stages (", "there is none beyond those of", "pretraining, rl, so there is nothing to do")]
    [InlineData("""{ "stages": ["pretraining", "mixture"], "mixture": { "kind": "supervised" } }""",
        "are pretraining, mixture, but", "took pretraining, rl;")]
    [InlineData(RunsToGoOnFrom.Further, "experiment.seed (--seed): is 1, but", "was made with 0;", "--seed")]
    [InlineData(RunsToGoOnFrom.Further, "rl.kl.coefficient (command line): is 0.3, but", "was made with 0;", "rl.kl.coefficient=0.3")]
    [InlineData(RunsToGoOnFrom.Further, "model.layers (command line): is 3, but", "was made with 2;", "model.layers=3")]
    [InlineData(RunsToGoOnFrom.Further, "data.noise (command line): is prose: 0.1, but", "was made with empty;", "data.noise.prose=0.1")]
    [InlineData(RunsToGoOnFrom.Further, "tracking.probes (command line): is 4,", "2 mistakes:", "tracking.probes=4",
        "reward.correctness=2")]
    public void What_decided_the_run_stays_as_it_was(string config, params string[] told)
    {
        var from = FinishedRun.Open(runs.FinishedIn(_root), Assert.Fail);
        string[] overrides = [.. told.Where(text => text.Contains('=') && !text.Contains(' '))];
        var (file, seed) = (_configs.Write("further.json", config), told.Contains("--seed") ? 1 : (int?)null);
        var result = from.Load(file, overrides, seed, ConfigFolder.NoEnvironment);

        var error = Assert.Throws<UserErrorException>(() => result.Config);
        Assert.All(told.Except([.. overrides, "--seed"]), text => Assert.Contains(text, error.Message));
    }

    [Fact]
    public void A_section_of_the_run_stays_as_it_was()
    {
        var first = FinishedRun.Open(runs.FinishedIn(_root), Assert.Fail);
        var mixture = first.Load(_configs.Write("mixture.json", RunsToGoOnFrom.Mixture), [], null, ConfigFolder.NoEnvironment).Config;
        var second = FinishedRun.Open(RunsToGoOnFrom.GoOn(first, mixture, _root), Assert.Fail);
        const string stages = """["pretraining", "rl", "mixture", "again"]""";
        var file = _configs.Write("again.json", $$"""{ "stages": {{stages}}, "again": { "extends": "rl" }, "mixture": { "steps": 3 } }""");

        var issue = Assert.Single(second.Load(file, [], null, ConfigFolder.NoEnvironment).Issues).ToString();

        Assert.Matches(@"^mixture\.steps \(.+again\.json:1\): is 3, but .+ was made with 2;", issue);
    }

    [Fact]
    public void What_the_data_refuse_leaves_nothing_behind()
    {
        var from = FinishedRun.Open(runs.FinishedIn(_root), Assert.Fail);
        var file = _configs.Write("long.json", RunsToGoOnFrom.Further);
        var config = from.Load(file, ["again.sampling.maxNewTokens=120"], null, ConfigFolder.NoEnvironment).Config;
        var results = Path.Combine(_root, "elsewhere");

        var error = Assert.Throws<UserErrorException>(() => RunsToGoOnFrom.GoOn(from, config, results));

        Assert.Contains("again.sampling.maxNewTokens = 120", error.Message);
        Assert.False(Directory.Exists(results));
    }

    [Fact]
    public void A_run_without_samples_can_be_gone_on_from()
    {
        var plain = Tiny.Config with { Output = Tiny.Config.Output with { SamplesPerProbe = 0 } };
        var from = FinishedRun.Open(Pipeline.Run(plain, _root, fresh: false, NullObserver.Instance, default), Assert.Fail);
        var further = from.Load(_configs.Write("further.json", RunsToGoOnFrom.Further), [], null, ConfigFolder.NoEnvironment).Config;

        var run = RunsToGoOnFrom.GoOn(from, further, _root);

        Assert.True(RunFolder.HasEnded(run));
        Assert.False(File.Exists(Path.Combine(run, RunFiles.Samples)));
    }

    [Fact]
    public void A_folder_that_is_none_of_a_run_is_refused()
    {
        var run = runs.FinishedIn(_root);
        var trained = Directory.GetDirectories(Path.Combine(_root, "bases"))[0];
        foreach (var path in (string[])[Path.Combine(_root, "nowhere"), _root, Path.Combine(run, RunFiles.Metrics), trained])
            Assert.Contains("is not the folder of a run", Refused(path));
    }

    [Fact]
    public void A_run_that_has_not_ended_is_refused()
    {
        var run = runs.FinishedIn(_root);
        File.Delete(Path.Combine(run, RunFiles.Done));
        Assert.Contains("has not ended as planned", Refused(run));

        File.Delete(Path.Combine(run, RunFiles.Info)); // as while its base is trained
        Assert.Contains("has not ended as planned", Refused(run));
    }

    [Fact]
    public void A_run_of_another_version_is_refused()
    {
        var run = runs.FinishedIn(_root);
        var info = Path.Combine(run, RunFiles.Info);
        var text = File.ReadAllText(info);
        File.WriteAllText(info, text.Replace(RunIdentity.IdOf(RunsToGoOnFrom.Config), "tiny-seed0-0123456789ab"));
        Assert.Contains("is of another version", Refused(run));

        File.WriteAllText(info, text);
        File.WriteAllText(Path.Combine(run, RunFiles.Config), """{ "rl": { "anOptionOfOld": 1 } }""");
        Assert.Contains("is of another version", Refused(run));
    }

    [Fact]
    public void A_run_without_a_whole_checkpoint_is_refused()
    {
        var run = runs.FinishedIn(_root);
        foreach (var file in RunsToGoOnFrom.Checkpoints(run)) RunsToGoOnFrom.Damage(file);
        Assert.Contains("has no whole checkpoint left", Refused(run));

        Directory.Delete(Path.Combine(run, RunFiles.Checkpoints), recursive: true);
        Assert.Contains("has no whole checkpoint left", Refused(run));
    }

    [Theory]
    [InlineData(RunFiles.Metrics)]
    [InlineData(RunFiles.Samples)]
    public void A_run_that_has_lost_lines_is_refused(string file)
    {
        var run = runs.FinishedIn(_root);
        var path = Path.Combine(run, file);
        File.WriteAllText(path, File.ReadAllText(path)[..^1]);
        Assert.Contains($"has lost lines of {file}", Refused(run));

        File.Delete(path);
        Assert.Contains($"has lost lines of {file}", Refused(run));
    }

    private static string Refused(string folder) =>
        Assert.Throws<UserErrorException>(() => FinishedRun.Open(folder, _ => { })).Message;
}
