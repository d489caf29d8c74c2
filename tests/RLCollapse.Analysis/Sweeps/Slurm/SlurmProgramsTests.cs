using RLCollapse.Analysis.Sweeps.Slurm;

namespace RLCollapse.Tests.Analysis.Sweeps.Slurm;

public sealed class SlurmProgramsTests
{
    [Theory]
    [InlineData("12\n", "12")]
    [InlineData("12;cluster\n", "12")]
    public void The_number_of_a_submitted_job(string printed, string job)
    {
        Assert.Equal(job, new SlurmPrograms((_, _) => printed).Submit("x.sbatch", "0-1", null));
    }

    [Fact]
    public void A_queue_is_read_task_by_task_and_a_forgotten_job_has_none()
    {
        Assert.Equal([(0, "RUNNING"), (3, "PENDING")], new SlurmPrograms((_, _) => "0|RUNNING\n3|PENDING\nN/A|PENDING\n").Queue("1"));
        Assert.Empty(new SlurmPrograms((_, _) => throw new SlurmException("squeue: Invalid job id specified")).Queue("1"));
        Assert.Throws<SlurmException>(() => new SlurmPrograms((_, _) => throw new SlurmException("no controller")).Queue("1"));
    }

    [Fact]
    public void Accounts_are_read_where_they_are_kept()
    {
        Assert.Equal([(0, "COMPLETED"), (1, "CANCELLED")],
            new SlurmPrograms((_, _) => "7_0|COMPLETED\n7_1|CANCELLED by 1000\n7_[2-3]|PENDING\n").Accounts("7"));
        Assert.Empty(new SlurmPrograms((_, _) => throw new SlurmException("accounting storage is disabled")).Accounts("7"));
    }
}
