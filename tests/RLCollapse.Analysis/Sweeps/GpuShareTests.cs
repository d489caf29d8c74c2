using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class GpuShareTests
{
    [Theory]
    [InlineData(null, 3, "0 1 2")]
    [InlineData("2,5", 2, "2 5")]
    [InlineData(" GPU-8a1b , GPU-93cd", 2, "GPU-8a1b GPU-93cd")]
    [InlineData("1,-1,2", 1, "1")]
    [InlineData("", 0, "")]
    [InlineData(null, 0, "")]
    public void Devices_are_those_that_the_variable_names_or_all(string? visible, int count, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), GpuShare.Devices(visible, count));

    [Theory]
    [InlineData("cuda", "7 9 7 9")]
    [InlineData("auto", "7 9 7 9")]
    [InlineData("cuda:1", "- - - -")]
    [InlineData("cpu", "- - - -")]
    public void Worker_i_has_device_i_mod_n_unless_its_job_names_one(string device, string expected)
    {
        var config = Tiny.Config with { Experiment = Tiny.Config.Experiment with { Device = device } };

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 4).Select(worker => GpuShare.Of(["7", "9"], worker, config) ?? "-")));
        Assert.Null(GpuShare.Of(["7"], 1, config));
        Assert.Null(GpuShare.Of([], 0, config));
    }

    [UnixFact]
    public void Each_worker_of_a_sweep_sees_one_device_and_a_free_one_is_taken_again()
    {
        using var sweep = new FakeSweep(gpus: ["4", "6"], device: "cuda");
        var seen = Path.Combine(Tiny.TemporaryFolder(), "seen");

        Assert.Empty(sweep.Run(_ => $"echo $CUDA_VISIBLE_DEVICES >>'{seen}'; sleep 0.3; {FakeSweep.Succeed}"));

        Assert.Equal(["4", "4", "6", "6"], File.ReadAllLines(seen).Order());
    }
}
