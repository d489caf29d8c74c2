using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class SweepStatusTests : IDisposable
{
    private readonly FakeSweep _sweep = new("""{ "name": "seed", "path": "experiment.seed", "values": [0, 1, 2, 3, 4] }""");

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Files_tell_what_became_of_each_job()
    {
        Begin(0, "metrics.jsonl", "{}\n")!.Dispose();
        Begin(0, "DONE", "3\n");
        using var held = Begin(1, "metrics.jsonl", """{"step":4,"phase":"rl"}""" + "\n");
        using (Begin(2, "metrics.jsonl"))
        {
        }

        File.WriteAllText(_sweep.Folder.Failure("seed=3"), "7\n");
        var jobs = SweepStatus.Read(_sweep.Folder, new SlurmPrograms((_, _) => throw new SlurmException("not asked")), Assert.Fail);

        Assert.Equal([JobState.Done, JobState.Running, JobState.Stopped, JobState.Failed, JobState.Pending], jobs.Select(job => job.State));
        Assert.Equal("rl 4/10", jobs[1].Detail);
        Assert.StartsWith("exit code 7, see ", jobs[3].Detail);
    }

    [Fact]
    public void The_queue_and_the_accounts_add_what_files_do_not_know()
    {
        new Submission([new("12", ["seed=3", "seed=4", "seed=1", "seed=0"])]).Write(_sweep.Folder);
        File.WriteAllText(_sweep.Folder.Failure("seed=4"), "1\n");
        Begin(0, "metrics.jsonl", "{}\n")!.Dispose();
        Begin(0, "DONE", "3\n");
        var slurm = new SlurmPrograms((program, _) => program switch
        {
            "squeue" => "0|RUNNING\n1|PENDING\n3|COMPLETED\n",
            _ => "12_0|PENDING\n12_2|TIMEOUT\n",
        });
        var jobs = SweepStatus.Read(_sweep.Folder, slurm, Assert.Fail);

        Assert.Equal([JobState.Done, JobState.Failed, JobState.Pending, JobState.Running, JobState.Pending], jobs.Select(job => job.State));
        Assert.StartsWith("TIMEOUT as 12_2", jobs[1].Detail);
        Assert.Equal(("12_0", "PENDING as 12_1"), (jobs[3].Detail, jobs[4].Detail));
    }

    [Fact]
    public void A_queue_that_does_not_answer_is_a_warning()
    {
        new Submission([new("12", ["seed=3"])]).Write(_sweep.Folder);
        var warnings = new List<string>();
        var jobs = SweepStatus.Read(_sweep.Folder, new SlurmPrograms((_, _) => throw new SlurmException("no controller")), warnings.Add);

        Assert.Contains("no controller", Assert.Single(warnings));
        Assert.All(jobs, job => Assert.Equal(JobState.Pending, job.State));
    }

    [Theory]
    [InlineData("{\"job\": \"12\", \"jo")]
    [InlineData("[]")]
    [InlineData("{\"job\": 12, \"jobs\": []}")]
    public void A_damaged_submission_is_a_warning_and_the_files_count(string text)
    {
        new Submission([new("12", ["seed=3"])]).Write(_sweep.Folder);
        File.WriteAllText(Path.Combine(_sweep.Folder.Slurm, "submission.json"), text);
        Begin(0, "metrics.jsonl")!.Dispose();
        Begin(0, "DONE", "0\n");
        Begin(1, "metrics.jsonl", "[]\n")!.Dispose();
        var warnings = new List<string>();
        var jobs = SweepStatus.Read(_sweep.Folder, new SlurmPrograms((_, _) => throw new SlurmException("not asked")), warnings.Add);

        Assert.Contains("submission.json", Assert.Single(warnings));
        Assert.Equal([JobState.Done, JobState.Stopped, JobState.Pending], jobs.Take(3).Select(job => job.State));
    }

    private FolderLock? Begin(int seed, string file, string content = "")
    {
        var run = _sweep.Folder.Run(_sweep.Plan.Jobs[seed]);
        var held = FolderLock.TryTake(run);
        File.WriteAllText(Path.Combine(run, file), content);
        return held;
    }
}
