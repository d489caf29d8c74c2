using RLCollapse.Cli.Doctor;

namespace RLCollapse.Tests.Cli.Doctor;

public sealed class DiagnosisTests
{
    private static readonly MachineFacts Good = new()
    {
        Processor = "AMD EPYC 9R14", Cores = 2, Features = ["avx2", "avx512f"], VectorBits = 512, MemoryGigabytes = 16,
        LibtorchProblem = null, Gpus = 0, HasDriver = false, FontProblem = null, Results = "results/", FreeGigabytes = 50,
        WriteProblem = null, Commit = "0123456789abcdef", SlurmProblem = "there is no sbatch here",
    };

    [Fact]
    public void A_good_machine_has_a_line_a_part_and_every_one_is_ok()
    {
        var findings = Diagnosis.Of(Good);

        Assert.Equal(["processor", "memory", ".NET", "libtorch", "GPU", "fonts", "disk", "results", "commit", "Slurm"],
            findings.Select(finding => finding.Part));
        Assert.All(findings, finding => Assert.Equal(Health.Ok, finding.Health));
        Assert.Equal("ok       processor  AMD EPYC 9R14, 2 cores, vectors of 512 bits (avx2 avx512f)", findings[0].ToString());
    }

    [Fact]
    public void What_keeps_runs_from_working_is_a_failure_with_its_remedy()
    {
        AssertFound(Health.Failure, "libtorch", "libm.so.6 is missing", Good with { LibtorchProblem = "libm.so.6 is missing" });
        AssertFound(Health.Failure, "fonts", "output.plots=[]", Good with { FontProblem = "no SkiaSharp" });
        AssertFound(Health.Failure, "disk", "0.3 GB free for 'results/'. Remove old runs", Good with { FreeGigabytes = 0.3 });
        AssertFound(Health.Failure, "results", "Permission denied. Make it writable", Good with { WriteProblem = "Permission denied" });
    }

    [Fact]
    public void What_only_costs_time_or_knowledge_is_a_warning_with_its_remedy()
    {
        AssertFound(Health.Warning, "processor", "Runs take several times as long", Good with { VectorBits = 128 });
        AssertFound(Health.Warning, "memory", "--workers 1", Good with { MemoryGigabytes = 1 });
        AssertFound(Health.Warning, "GPU", "RLCOLLAPSE_DEVICE=cuda", Good with { HasDriver = true });
        AssertFound(Health.Warning, "disk", "--out DIR", Good with { FreeGigabytes = 2 });
        AssertFound(Health.Warning, "commit", "install git", Good with { Commit = null });
    }

    [Fact]
    public void Gpus_and_Slurm_say_how_they_are_used()
    {
        AssertFound(Health.Ok, "GPU", "2 CUDA devices: experiment.device=cuda", Good with { Gpus = 2, HasDriver = true });
        AssertFound(Health.Ok, "Slurm", "sweep --launcher slurm", Good with { SlurmProblem = null });
    }

    [Fact]
    public void The_command_looks_at_this_machine_and_leaves_nothing_behind()
    {
        var folder = Tiny.TemporaryFolder();
        var run = CommandLineRun.Of(["doctor", "--out", Path.Combine(folder, "results")]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("ok       libtorch", run.Output);
        Assert.Contains("results' can be written and locked", run.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_ends_with_1()
    {
        var file = Path.Combine(Tiny.TemporaryFolder(), "file");
        File.WriteAllText(file, "");
        var run = CommandLineRun.Of(["doctor", "--out", Path.Combine(OperatingSystem.IsLinux() ? "/proc" : file, "results")]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("failure  results", run.Output);
    }

    private static void AssertFound(Health health, string part, string text, MachineFacts facts)
    {
        var finding = Diagnosis.Of(facts).Single(one => one.Part == part);
        Assert.Equal(health, finding.Health);
        Assert.Contains(text, finding.ToString());
    }
}
