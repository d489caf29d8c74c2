using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class SweepPlanTests : IDisposable
{
    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_plan_is_the_product_with_the_last_axis_fastest()
    {
        var plan = _folder.Plan(ExperimentFolder.TwoByTwo);

        Assert.Equal(["kl=0 seed=0", "kl=0 seed=1", "kl=0.1 seed=0", "kl=0.1 seed=1"], plan.Jobs.Select(job => job.Id));
        Assert.Equal([0, 1, 2, 3], plan.Jobs.Select(job => job.Index));
        Assert.Equal([(0, 0), (0, 1), (0.1, 0), (0.1, 1)],
            plan.Jobs.Select(job => (job.Config.Rl.Kl.Coefficient, job.Config.Experiment.Seed)));
        Assert.All(plan.Jobs, job => Assert.Equal(16, job.Config.Model.Width));
    }

    [Fact]
    public void Arms_of_one_seed_share_a_base_and_no_run()
    {
        var jobs = _folder.Plan(ExperimentFolder.TwoByTwo).Jobs;

        Assert.Equal(jobs[0].Base, jobs[2].Base);
        Assert.NotEqual(jobs[0].Base, jobs[1].Base);
        Assert.Equal(4, jobs.Select(job => job.RunId).Distinct().Count());
    }

    [Fact]
    public void Reordered_values_and_new_ones_leave_ids_and_runs_as_they_were()
    {
        var before = _folder.Plan(ExperimentFolder.TwoByTwo).Jobs.ToDictionary(job => job.Id, job => job.RunId);
        var after = _folder.Plan("""
            { "name": "kl", "path": "rl.kl.coefficient", "values": [0.1, 0.5, 0] },
            { "name": "seed", "path": "experiment.seed", "values": [1, 0] }
            """).Jobs.ToDictionary(job => job.Id, job => job.RunId);

        Assert.All(before, pair => Assert.Equal(pair.Value, after[pair.Key]));
    }

    [Fact]
    public void Settings_are_nested_deltas_that_may_extend_files_and_win_over_the_config()
    {
        _folder.WriteFile("sizes/wide.json", """{ "model": { "width": 32, "layers": 2 } }""");
        var plan = _folder.Plan("""
            { "name": "scale", "settings": {
                "small": {},
                "wide": { "extends": "../sizes/wide.json", "model": { "layers": 3 }, "tracking": { "passAtK": [1] } } } }
            """);

        Assert.Equal([(16, 1), (32, 3)], plan.Jobs.Select(job => (job.Config.Model.Width, job.Config.Model.Layers)));
        Assert.Equal([1], plan.Jobs[1].Config.Tracking.PassAtK);
        Assert.Equal(2, plan.Jobs.Select(job => job.Base).Distinct().Count());
    }

    [Fact]
    public void A_setting_that_extends_what_the_config_extends_sets_it_again()
    {
        _folder.WriteFile("xs.json", """{ "model": { "width": 8, "heads": 2 } }""");
        var folder = _folder.Write(
            """{ "name": "scale", "settings": { "xs": { "extends": "../xs.json" }, "own": {} } }""",
            config: """{ "extends": "../xs.json", "model": { "width": 64 } }""");

        Assert.Equal([8, 64], SweepPlan.Load(folder, [], ConfigFolder.NoEnvironment).Jobs.Select(job => job.Config.Model.Width));
    }

    [Fact]
    public void Zipped_paths_move_together()
    {
        var plan = _folder.Plan("""{ "name": "pair", "zip": { "rl.optimizer.learningRate": [1e-4, 3e-4], "rl.epochs": [2, 1] } }""");

        Assert.Equal([(1e-4, 2.0), (3e-4, 1.0)], plan.Jobs.Select(job => (job.Config.Rl.Optimizer.LearningRate, job.Config.Rl.Epochs)));
        Assert.Equal(["pair=1e-4/2", "pair=3e-4/1"], plan.Jobs.Select(job => job.Id));
    }

    [Fact]
    public void Overrides_win_over_the_file_and_over_settings_in_every_job()
    {
        var plan = _folder.Plan(
            """{ "name": "s", "settings": { "a": { "pretraining": { "steps": 100 } }, "b": { "model": { "layers": 2 } } } }""",
            "pretraining.steps=5", "rl.epochs=2");

        Assert.Equal([(5, 2.0, 1), (5, 2.0, 2)], plan.Jobs.Select(job => (job.Config.Pretraining.Steps, job.Config.Rl.Epochs,
            job.Config.Model.Layers)));
    }

    [Fact]
    public void Jobs_that_would_be_the_same_run_are_refused()
    {
        var error = Assert.Throws<UserErrorException>(() => _folder.Plan(
            """{ "name": "s", "settings": { "a": {}, "b": { "pretraining": { "steps": 9 } } } }""", "pretraining.steps=5"));

        Assert.Contains("one and the same run: #0 s=a; #1 s=b", error.Message);
    }

    [Fact]
    public void Every_invalid_job_is_counted_and_all_mistakes_are_reported()
    {
        var error = Assert.Throws<UserErrorException>(() => _folder.Plan("""
            { "name": "heads", "path": "model.heads", "values": [2, 3, 5] },
            { "name": "seed", "path": "experiment.seed", "values": [0, 1] }
            """, "rl.sampling.topK=4"));

        Assert.Contains("model.heads = 3; take one, or say model.headSize [2 of 6 jobs, first: heads=3 seed=0]", error.Message);
        Assert.Contains("model.heads = 5; take one, or say model.headSize [2 of 6 jobs, first: heads=5 seed=0]", error.Message);
        Assert.Contains("rl.sampling.topK (command line)", error.Message);
        Assert.Contains("has 3 mistakes", error.Message);
    }

    [Fact]
    public void A_plan_of_absurd_size_is_refused_before_it_is_made()
    {
        var values = string.Join(',', Enumerable.Range(0, 400));
        var error = Assert.Throws<UserErrorException>(() => _folder.Plan(
            $$"""{ "name": "a", "path": "experiment.seed", "values": [{{values}}] }, { "name": "b", "path": "rl.prompts", "values": [{{values[2..]}}] }"""));

        Assert.Contains("jobs; the most is 100,000", error.Message);
    }
}
