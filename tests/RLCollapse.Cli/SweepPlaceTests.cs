using RLCollapse.Analysis.Results;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Cli;

/// <summary>What a sweep finds before it writes, and where it writes.</summary>
public sealed class SweepPlaceTests : IDisposable
{
    private readonly SweepCommandLine _sweep = new();

    private ExperimentFolder Files => _sweep.Files;

    private string Root => _sweep.Root;

    private List<string> Reports => _sweep.Reports;

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Options_from_the_command_line_or_the_environment_give_a_trial_a_place_of_its_own()
    {
        Assert.Equal(0, Sweep([], _ => FakeSweep.Succeed).ExitCode);
        var (sweep, plan) = (Path.Combine(Root, "exp"), File.ReadAllText(Path.Combine(Root, "exp", "plan.json")));
        File.WriteAllText(Path.Combine(sweep, "table.csv"), "kl,seed\n");
        var trial = Path.Combine(sweep, "trials", "rl.epochs=2");

        var run = Sweep(["rl.Epochs=2", "output.plots=png"], _ => "exit 1");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("a trial, not the experiment as its file has it: rl.epochs=2; its results go to '", run.Error);
        Assert.EndsWith($"\n{trial}\n", run.Output);
        Assert.Equal([sweep, trial], Reports);
        Assert.Equal(plan, File.ReadAllText(Path.Combine(sweep, "plan.json")));
        Assert.Equal(["rl.epochs=2"], PlanFile.Read(trial).Departures);
        Assert.Contains("4 failed of 4 jobs", Sweep(["rl.epochs=2", "--status"], _ => "exit 1").Output);
        Assert.Contains("4 done of 4 jobs", Sweep(["--status"], _ => "exit 1").Output);
        _sweep.Environment["RLCOLLAPSE__rl__epochs"] = "2";
        Assert.Contains("4 failed of 4 jobs", Sweep(["--status"], _ => "exit 1").Output);
        _sweep.Environment["RLCOLLAPSE__rl__epochs"] = "3";
        Assert.Contains("trials/rl.epochs=3'. Start it", Sweep(["--status"], _ => "exit 1").Error);
        _sweep.Environment.Clear();
        _sweep.Environment["RLCOLLAPSE__experiment__threads"] = "3"; // decides no number
        Assert.Contains("4 done of 4 jobs", Sweep(["--status"], _ => "exit 1").Output);
    }

    [Fact]
    public void An_override_of_what_named_settings_set_is_said()
    {
        var scale = """{ "name": "scale", "settings": { "xs": { "model": { "layers": 1 } }, "s": { "model": { "layers": 2, "width": 32 } } } }""";
        var run = Sweep(["model.layers=3", "--dry-run"], _ => "exit 1", Files.Write(scale));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: model.layers=3 wins over what axis 'scale' sets, so its values no longer differ in that\n", run.Error);
    }

    [Fact]
    public void Another_experiment_of_the_same_name_is_refused_where_results_say_what_made_them()
    {
        Assert.Equal(0, Sweep([], _ => FakeSweep.Succeed).ExitCode);
        var sweep = Path.Combine(Root, "exp");
        File.WriteAllText(Path.Combine(sweep, "table.csv"), "kl,seed\n");
        File.WriteAllText(Path.Combine(sweep, "provenance.json"), $$"""{ "generation": {{RunIdentity.Generation}} }""");
        var config = ExperimentFolder.TinyConfig.Replace("\"prompts\": 40", "\"prompts\": 44");
        var other = Files.Write(ExperimentFolder.TwoByTwo, config: config);

        Assert.Contains("\n  the config of 4 of 4 jobs is another, such as that of kl=0 seed=0\n", Sweep([], _ => "exit 1", other).Error);
        Assert.Equal(0, Sweep([], _ => "exit 1").ExitCode);
    }

    [Fact]
    public void Jobs_that_cannot_be_run_are_refused_and_cautions_told_before_anything_is_written()
    {
        var widths = """{ "name": "length", "path": "model.contextLength", "values": [40, 128] }""";
        var refused = Sweep([], _ => "exit 1", Files.Write(widths));

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("Some jobs of exp cannot be run, so nothing was:\n  model.contextLength = 40 is too short", refused.Error);
        Assert.Contains("[1 of 2 jobs, first: length=40]", refused.Error);
        Assert.Contains("'cuda:99' but", Sweep(["experiment.device=cuda:99"], _ => "exit 1").Error);
        Assert.False(Directory.Exists(Root));
        Assert.Contains("warning: rl.epochs = 1 over 42 prompts", Sweep(["rl.prompts=42", "--dry-run"], _ => "exit 1").Error);
    }

    [Theory]
    [InlineData]
    [InlineData("--dry-run")]
    public void Without_Slurm_nothing_is_written(params string[] options)
    {
        _sweep.HasSlurm = false;
        var run = Sweep(["--launcher", "slurm", .. options], _ => "exit 1");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("there is no sbatch here", run.Error);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void Tables_made_from_more_runs_than_are_finished_here_stay()
    {
        Directory.CreateDirectory(Path.Combine(Root, "exp"));
        File.WriteAllText(Path.Combine(Root, "exp", "table.csv"), "kl,seed\n0,0\n0,1\n0.1,0\n0.1,1\n");

        var run = Sweep([], id => id == "kl=0 seed=0" ? FakeSweep.Succeed : "exit 1");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("the tables and figures stay those of 4 runs, since fewer are finished here\n", run.Error);
        Assert.Empty(Reports);
    }

    private CommandLineRun Sweep(string[] options, Func<string, string> script, string? experiments = null) =>
        _sweep.Run(options, script, experiments);
}
