using RLCollapse.Common;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

public sealed class MachineTests
{
    [Theory]
    [InlineData("cpu", 2, "cpu")]
    [InlineData("auto", 0, "cpu")]
    [InlineData("auto", 2, "cuda:0")]
    [InlineData("cuda", 2, "cuda:0")]
    [InlineData("cuda:1", 2, "cuda:1")]
    public void A_device_is_what_it_says(string asked, int gpus, string device) =>
        Assert.Equal(device, Machine.DeviceOf(asked, gpus).ToString());

    [Theory]
    [InlineData("cuda", 0, "finds no CUDA device. Use experiment.device=cpu, or build with CUDA: RLCOLLAPSE_DEVICE=cuda")]
    [InlineData("cuda:0", 0, "finds no CUDA device. Use experiment.device=cpu, or build with CUDA: RLCOLLAPSE_DEVICE=cuda")]
    [InlineData("cuda:1", 1, "is 'cuda:1' but there is one CUDA device, cuda:0.")]
    [InlineData("cuda:4", 4, "is 'cuda:4' but there are 4 CUDA devices, cuda:0 to cuda:3.")]
    [InlineData("cuda:99999999999", 2, "but there are 2 CUDA devices")]
    public void One_that_is_not_there_is_answered_with_what_to_do(string asked, int gpus, string message) =>
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => Machine.DeviceOf(asked, gpus)).Message);

    [Fact]
    public void No_gpu_here_is_said_before_anything_is_made()
    {
        if (cuda.is_available()) return;
        Assert.Throws<UserErrorException>(() => Machine.Prepare(new() { Device = "cuda" }));
    }

    [Theory(DisplayName = "A model that would not gain computes in float32 when the choice is left to the machine; an own choice stands")]
    [InlineData(ComputeType.Auto, ComputeType.Float32)]
    [InlineData(ComputeType.Float32, ComputeType.Float32)]
    [InlineData(ComputeType.Bfloat16, ComputeType.Bfloat16)]
    public void Small_models_stay_float_32(ComputeType asked, ComputeType chosen) =>
        Assert.Equal(chosen, Machine.Compute(new ModelOptions { Width = 64, Layers = 2, Heads = 4, FeedForward = 160, Dtype = asked },
            CPU));
}
