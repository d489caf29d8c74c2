using RLCollapse.Benchmarks;
using RLCollapse.Benchmarks.Worker;

namespace RLCollapse.Tests.Benchmarks;

public sealed class BatchSizesTests
{
    [Theory]
    [InlineData("cpu", 64, 256)]
    [InlineData("cuda", 512, 1024)]
    public void A_gpu_gets_more_at_once(string device, int pretrainingRows, int rlRows)
    {
        var sizes = BatchSizes.Of(device);
        var config = BenchConfig.Of("20m", "bfloat16", 1, device);

        Assert.Equal((pretrainingRows, rlRows), (sizes.PretrainingRows, sizes.RlRows));
        Assert.Equal(pretrainingRows, config.Pretraining.BatchSize);
        Assert.Equal(rlRows, config.Rl.Sampling.PromptsPerStep * config.Rl.Sampling.SamplesPerPrompt);
        Assert.Equal(device, config.Experiment.Device);
    }

    [Theory]
    [InlineData("20m", 20e6)]
    [InlineData("150m", 150e6)]
    public void Sizes_for_a_gpu_have_about_the_parameters_of_their_names(string size, double parameters) =>
        Assert.InRange(ModelShape.Of(BenchConfig.Model(size), 100).Parameters, 0.9 * parameters, 1.1 * parameters);
}
