using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class DeviceTests
{
    [Fact]
    public void DevicesAreReadAndWrittenAsText()
    {
        Assert.Equal("cpu", CPU.ToString());
        Assert.Equal((DeviceType.CUDA, 1), (new Device("cuda:1").type, new Device("cuda:1").index));
        Assert.Equal(DeviceType.CPU, new Device("cpu").type);
        Device implicitly = "cuda:3";
        Assert.Equal("cuda:3", implicitly.ToString());
        Assert.Throws<ArgumentException>(() => new Device("cuda:x"));
        using Tensor here = zeros(1);
        Assert.Equal("cpu", here.device.ToString());
    }

    [Fact]
    public void ThreadsCanBeSetAndRead()
    {
        int before = get_num_threads();
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(before);
        Assert.Matches(@"^\d+\.\d+", __version__);
    }
}
