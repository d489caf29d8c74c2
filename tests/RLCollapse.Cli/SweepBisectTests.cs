using System.Globalization;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Cli;

/// <summary><c>sweep --bisect</c> with workers whose mass of the leading format drops where the KL coefficient reaches 0.05.</summary>
public sealed class SweepBisectTests : IDisposable
{
    private readonly SweepCommandLine _sweep = new();
    private readonly List<string> _ran = [];
    private readonly string _experiment;

    public SweepBisectTests() => _experiment = _sweep.Files.WriteWhole($$"""
        { "question": "Does it?", "config": {{ExperimentFolder.TinyConfig}}, "axes": [
          { "name": "kl", "path": "rl.kl.coefficient", "values": [0, 1] },
          { "name": "scale", "settings": { "xs": {}, "s": { "model": { "layers": 2 } } } },
          { "name": "seed", "path": "experiment.seed", "values": [0, 1, 2] } ],
          "claims": [ { "id": "leads", "statement": "One leads.", "metric": "collapse/leader_mass", "comparison": ">", "threshold": 0.9,
            "where": { "kl": 0, "scale": "s" } } ] }
        """);

    private string Folder => Path.Combine(_sweep.Root, "exp", "bisections", "kl-leads-0.01..1");

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void The_threshold_is_narrowed_and_the_same_command_goes_on_where_it_was()
    {
        var failed = Bisect([], Above(0.1)); // the middle of 0.01..1 is done, the next one fails
        Assert.Equal(3, failed.ExitCode);
        Assert.Equal(["0.01", "1", "0.1", "0.0316"], Values());
        Assert.Contains("9 done, 3 failed of 12 jobs", Bisect(["--status"], _ => "exit 1").Output);
        Assert.False(File.Exists(Path.Combine(Folder, "bisection.md")));

        _ran.Clear();
        var run = Bisect([], Whole);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["0.0316", "0.0562", "0.0421"], Values());
        Assert.EndsWith($"\nleads: supported at kl = 0.01 to 0.0421, contradicted at kl = 0.0562 to 1.\n{Folder}\n", run.Output);
        var page = File.ReadAllText(Path.Combine(Folder, "bisection.md"));
        Assert.Matches(
            @"\n\| 0\.0421 \| 0\.95 \[0\.9\d, 0\.9\d\] \| 3 \| supported \|\n"
            + @"\| 0\.0562 \| 0\.50? \[0\.4\d, 0\.5\d\] \| 3 \| contradicted \|\n", page);
        Assert.Equal([Folder], _sweep.Reports);
        Assert.Equal(["0.01", "0.0316", "0.0421", "0.0562", "0.1", "1"], PlanFile.Read(Folder).Axes[0].Values);
        Assert.Equal(18, PlanFile.Read(Folder).Jobs.Count);
        Assert.All(PlanFile.Read(Folder).Jobs, job => Assert.Equal("s", job.Coordinates["scale"]));

        _ran.Clear();
        var again = Bisect([], Whole);
        Assert.Equal((0, 0), (again.ExitCode, _ran.Count));
        Assert.Equal(page, File.ReadAllText(Path.Combine(Folder, "bisection.md")));
        Bisect(["--rounds", "5"], Whole);
        Assert.Equal(["0.0486"], Values());
    }

    [Fact]
    public void A_dry_run_says_what_comes_next_and_writes_nothing()
    {
        var dry = Bisect(["--dry-run"], Whole);

        Assert.Equal((0, ""), (dry.ExitCode, dry.Error));
        Assert.StartsWith("kl = 0.01 and 1: 6 jobs on 3 bases: about ", dry.Output);
        Assert.EndsWith("\njobs: 0 done, 6 to do; bases: 0 trained, 3 to train\n"
            + "then up to 4 further values, each as the verdicts before it decide\n", dry.Output);
        Assert.False(Directory.Exists(_sweep.Root));
    }

    [Fact]
    public void Ends_of_one_verdict_are_told_in_one_line()
    {
        var run = _sweep.Run(["--bisect", "kl", "0.1..1", "--claim", "leads"], Whole, _experiment);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nleads: contradicted"
            + " at both ends, kl = 0.1 and 1: no change of verdict between them to narrow; give other ends.\n", run.Output);
        Assert.Equal(["0.1", "1"], Values());
    }

    [Fact]
    public void Seeds_that_the_sweep_has_or_is_given_are_those_of_the_bisection()
    {
        Assert.Equal(0, _sweep.Run(["--seeds", "+1"], Whole, _experiment).ExitCode);

        Assert.Contains("8 jobs on 4 bases, 4 to do", Bisect(["--dry-run"], Whole).Output);
        Assert.Equal(0, Bisect(["--seeds", "9", "--rounds", "1"], Whole).ExitCode);
        Assert.Equal(["0", "1", "2", "3", "9"], PlanFile.Read(Folder).Axes[2].Values);
        Assert.Equal(["0", "1", "2", "3"], PlanFile.Read(Path.Combine(_sweep.Root, "exp")).Axes[2].Values);
        _ran.Clear();
        Assert.Equal(0, Bisect(["--rounds", "1"], Whole).ExitCode);
        Assert.Empty(_ran);
    }

    [Fact]
    public void Another_experiment_of_the_same_name_does_not_take_the_place_of_the_tables()
    {
        Assert.Equal(0, Bisect(["--rounds", "1"], Whole).ExitCode);
        File.WriteAllText(Path.Combine(Folder, "table.csv"), "kl,seed\n");
        var file = Path.Combine(_experiment, "experiment.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"values\": [0, 1, 2]", "\"values\": [0, 1]"));

        var refused = Bisect(["--rounds", "1"], Whole);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("  axis seed: value 2 is gone\n", refused.Error);
        Assert.Equal(0, Bisect(["--rounds", "1", "--replace"], Whole).ExitCode);
        Assert.Equal(4, PlanFile.Read(Folder).Jobs.Count); // two seeds decide nothing, so no round follows
    }

    [Fact]
    public void Slurm_gets_a_round_at_a_time()
    {
        var run = Bisect(["--launcher", "slurm"], Whole);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("submitted 6 jobs as array job 42; --status shows how far they are, and once all are done the same command goes on",
            run.Error);
        Assert.True(File.Exists(Path.Combine(Folder, "slurm", "array.sbatch")));
    }

    [Theory]
    [InlineData("--bisect AXIS LOW..HIGH and --claim ID go together.", "--bisect", "kl", "0.01..1")]
    [InlineData("--bisect AXIS LOW..HIGH and --claim ID go together.", "--claim", "leads")]
    [InlineData("--rounds goes with --bisect.", "--rounds", "3")]
    [InlineData("--bisect 1..0.01 does not rise", "--bisect", "kl", "1..0.01", "--claim", "leads")]
    [InlineData("it is one of named settings", "--bisect", "scale", "1..2", "--claim", "leads")]
    [InlineData("exp has no claim 'lead'; did you mean leads?", "--bisect", "kl", "1..2", "--claim", "lead")]
    [InlineData("rl.kl.coefficient", "--bisect", "kl", "-1..2", "--claim", "leads")]
    public void Bad_usage_is_explained(string message, params string[] options)
    {
        var run = _sweep.Run(options, Whole, _experiment);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(_sweep.Root));
    }

    [Fact]
    public void A_folder_of_experiments_is_not_bisected()
    {
        var run = _sweep.Run(["--bisect", "kl", "0.01..1", "--claim", "leads"], Whole, Path.GetDirectoryName(_experiment)!);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--bisect takes one experiment", run.Error);
    }

    private CommandLineRun Bisect(string[] options, Func<string, string> script) =>
        _sweep.Run(["--bisect", "kl", "0.01..1", "--claim", "leads", .. options], script, _experiment);

    /// <summary>The values whose runs were started since the last look, in order.</summary>
    private IEnumerable<string> Values() => _ran.Distinct();

    /// <summary>Workers that fail between the lower end and a value.</summary>
    private Func<string, string> Above(double least) => id => Kl(id) >= least || Kl(id) == 0.01 ? Whole(id) : Failing(id);

    private string Failing(string id)
    {
        lock (_ran) _ran.Add(id.Split(' ')[0][3..]);
        return "exit 1";
    }

    private string Whole(string id)
    {
        Failing(id);
        var mass = (Kl(id) < 0.05 ? 0.95 : 0.5) + (0.01 * ((int.Parse(id.Split("seed=")[1], CultureInfo.InvariantCulture) % 3) - 1));
        var probe = string.Create(CultureInfo.InvariantCulture,
            $$"""{"step":10,"phase":"rl","epoch":1,"format_entropy":1,"format_mass/python":{{mass}},"collapse/leader_mass":{{mass}}}""");
        return $"{FakeSweep.Succeed}; cp \"$config\" \"$run/config.resolved.json\"; echo '{probe}' >\"$run/metrics.jsonl\"";
    }

    private static double Kl(string id) => double.Parse(id.Split(' ')[0][3..], CultureInfo.InvariantCulture);
}
