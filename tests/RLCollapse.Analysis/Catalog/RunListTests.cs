using RLCollapse.Analysis.Catalog;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Analysis.Catalog;

public sealed class RunListTests : IDisposable
{
    private static readonly DateTime Now = DateTime.UtcNow;
    private readonly FakeResults _results = new();

    public void Dispose() => _results.Dispose();

    [Theory]
    [InlineData("rl.kl.coefficient>=0.3", "kl-seed1-b")]
    [InlineData("rl.kl.coefficient<0.3", "kl-seed0-a")]
    [InlineData("mass>0.8", "kl-seed0-a")]
    [InlineData("winner=prose", "kl-seed1-b")]
    [InlineData("winner!=prose", "kl-seed0-a")]
    [InlineData("accuracy=0.80", "kl-seed0-a kl-seed1-b")]
    [InlineData("seed = 1", "kl-seed1-b")]
    [InlineData("state=failed", "")]
    public void A_condition_chooses_runs_by_column_option_or_metric(string condition, string expected)
    {
        _results.Run("kl-seed0-a", kl: 0.1, mass: 0.9);
        _results.Run("kl-seed1-b", kl: 0.3, mass: 0.3);
        var filter = RunFilter.Parse(condition);
        var chosen = RunCatalog.AllRuns(_results.Root).Where(run => filter.Holds(run, Now)).Select(run => run.Name);
        Assert.Equal(expected, string.Join(' ', chosen));
    }

    [Theory]
    [InlineData("winner")]
    [InlineData(">=3")]
    [InlineData("mass>high")]
    public void What_is_no_condition_is_refused(string text) => Assert.Throws<UserErrorException>(() => RunFilter.Parse(text));

    [Fact]
    public void A_key_that_no_run_has_is_told_with_the_nearest()
    {
        _results.Run("kl-seed0-a");
        var error = Assert.Throws<UserErrorException>(() => RunFilter.Require("rl.kl.coeficient", RunCatalog.AllRuns(_results.Root)));
        Assert.Contains("Did you mean 'rl.kl.coefficient'?", error.Message);
    }

    [Fact]
    public void A_run_is_set_apart_by_the_options_that_vary_in_its_experiment()
    {
        _results.Run("kl-seed0-a", kl: 0.1);
        _results.Run("kl-seed1-b", kl: 0.3);
        _results.Run("other-seed5-c", kl: 7);
        var differences = RunDifferences.Of(RunCatalog.AllRuns(_results.Root));
        Assert.Equal(["seed=0 coefficient=0.1", "seed=1 coefficient=0.3", ""], differences.Values);
    }

    [Fact]
    public void A_list_shows_runs_that_have_not_ended_or_are_damaged()
    {
        File.Delete(Path.Combine(_results.Run("kl-seed0-a"), RunFiles.Done));
        File.WriteAllText(Path.Combine(_results.Run("kl-seed1-b"), RunFiles.Config), "{");
        var failed = _results.Run("kl-seed2-c");
        File.Delete(Path.Combine(failed, RunFiles.Done));
        File.WriteAllText(Path.Combine(failed, RunFiles.Info), """{ "failure": "the disk is full" }""");
        using var held = FolderLock.TryTake(RunFolderWithoutEnd("kl-seed3-d"));

        var runs = RunCatalog.AllRuns(_results.Root);

        Assert.Equal([RunState.Stopped, RunState.Done, RunState.Failed, RunState.Running], runs.Select(run => run.State));
        Assert.Empty(runs[1].Options);
        Assert.Equal("python", runs[1].Winner);
    }

    [Fact]
    public void Of_a_run_in_two_places_the_one_that_has_ended_is_listed()
    {
        File.Delete(Path.Combine(_results.Run("kl-seed0-a"), RunFiles.Done));
        var ended = _results.Run("kl-seed0-a", below: "runs");
        Assert.Equal(ended, Assert.Single(RunCatalog.AllRuns(_results.Root)).Folder);
    }

    [Fact]
    public void Unused_bases_and_old_checkpoints_of_ended_runs_can_go_and_nothing_else()
    {
        var run = _results.Run("kl-seed0-a");
        var checkpoints = Directory.CreateDirectory(Path.Combine(run, RunFiles.Checkpoints)).FullName;
        foreach (var step in (int[])[7, 10, 9]) File.WriteAllText(CheckpointStore.PathOf(checkpoints, step), "x");
        var (used, unused, held) = (_results.Base("b0"), _results.Base("b1"), _results.Base("b2"));
        using var at = FolderLock.TryTake(held);

        var items = RunPruning.Find(_results.Root, Assert.Fail);

        Assert.Equal([unused, run], items.Select(item => item.Folder));
        Assert.All(items, item => Assert.True(RunPruning.Remove(item)));
        Assert.False(Directory.Exists(unused));
        Assert.True(Directory.Exists(used) && Directory.Exists(held));
        Assert.Equal(CheckpointStore.PathOf(checkpoints, 10), Assert.Single(Directory.GetFiles(checkpoints)));
        Assert.Empty(RunPruning.Find(_results.Root, Assert.Fail));
    }

    [Fact]
    public void The_reward_model_of_a_run_and_the_base_that_says_what_is_typical_stay()
    {
        var config = Path.Combine(_results.Run("kl-seed0-a"), RunFiles.Config);
        File.WriteAllText(config, """
            {
              "experiment": { "name": "kl" }, "stages": ["pretraining", "reward-model", "rl"], "reward-model": {},
              "raters": { "likes": { "typicality": 1 } }, "reward": { "terms": { "learned": 1 } }
            }
            """);
        var resolved = ConfigLoader.Load<RunConfig>(config, [], null, new Dictionary<string, string>()).Config;
        foreach (var hash in RunIdentity.HashesOfShared(resolved)) _results.Base(hash);
        var unused = _results.Base("b1");
        Assert.Equal(3, RunIdentity.HashesOfShared(resolved).Distinct().Count());
        Assert.Equal(unused, Assert.Single(RunPruning.Find(_results.Root, Assert.Fail)).Folder);
    }

    [Fact]
    public void Where_a_run_cannot_tell_what_it_asks_for_every_base_stays_and_that_is_said()
    {
        File.WriteAllText(Path.Combine(_results.Run("kl-seed0-a"), RunFiles.Config), """
            {
              "data": { "domain": "jsonl", "files": { "train": ["gone.jsonl"] }, "reads": { "all": "whole" } },
              "stages": ["pretraining", "reward-model", "rl"], "reward-model": {}, "raters": { "likes": { "correct": 1 } },
              "reward": { "terms": { "learned": 1 } }
            }
            """);
        _results.Base("b0");
        _results.Base("b1");
        var notes = new List<string>();

        Assert.Empty(RunPruning.Find(_results.Root, notes.Add));

        Assert.Contains("gone.jsonl", Assert.Single(notes));
    }

    [Fact]
    public void What_another_process_took_up_meanwhile_stays()
    {
        var unused = _results.Base("b1");
        var item = Assert.Single(RunPruning.Find(_results.Root, Assert.Fail));
        using var held = FolderLock.TryTake(unused);
        Assert.False(RunPruning.Remove(item));
        Assert.True(Directory.Exists(unused));
    }

    [Fact]
    public void Where_two_runs_part_is_found_and_times_do_not_count()
    {
        var (a, b) = (_results.Run("kl-seed0-a"), _results.Run("kl-seed0-b"));
        var lines = File.ReadAllText(Path.Combine(b, RunFiles.Metrics));
        File.WriteAllText(Path.Combine(b, RunFiles.Metrics), lines.Replace("\"seconds\":1", "\"seconds\":2"));
        Assert.StartsWith("They are the same bits", Assert.Single(RunComparison.Of(a, b).Partings).Sentence);
        Assert.Empty(RunComparison.Of(a, b).Options);

        File.WriteAllText(Path.Combine(b, RunFiles.Metrics), lines.Replace("0.5", "0.25"));
        Assert.Equal("They part at rl step 1: reward/mean is 0.5 and 0.25.", Assert.Single(RunComparison.Of(a, b).Partings).Sentence);

        File.WriteAllText(Path.Combine(b, RunFiles.Metrics), lines.Split('\n')[0] + "\n");
        Assert.Equal("They part at rl step 1: step is 1 and not there.", Assert.Single(RunComparison.Of(a, b).Partings).Sentence);

        var other = RunComparison.Of(a, _results.Run("kl-seed0-c", kl: 2));
        Assert.Equal(["rl.kl.coefficient 0 2"], other.Options.Select(option => $"{option.Path} {string.Join(' ', option.Values)}"));
        Assert.Equal(2, RunComparison.Of(a, b, a).Partings.Count);
        Assert.True(RunComparison.Of(a, a).Partings[0].IsSame);
    }

    private string RunFolderWithoutEnd(string name)
    {
        var folder = _results.Run(name);
        File.Delete(Path.Combine(folder, RunFiles.Done));
        return folder;
    }
}
