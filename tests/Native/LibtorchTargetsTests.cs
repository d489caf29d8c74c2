namespace RLCollapse.Tests.Native;

/// <summary>src/Native/Libtorch.targets chooses one libtorch, also for machines other than this one.</summary>
public sealed class LibtorchTargetsTests
{
    private const string TorchSharp = "0.107.0";
    private const string Libtorch = "2.10.0";

    [Theory]
    [InlineData("linux-x64", "cpu", "libtorch-cpu-linux-x64", Libtorch)]
    [InlineData("win-x64", "cpu", "libtorch-cpu-win-x64", Libtorch)]
    [InlineData("win-arm64", "cpu", "libtorch-cpu-win-arm64", Libtorch)]
    [InlineData("osx-arm64", "cpu", "libtorch-cpu-osx-arm64", Libtorch)]
    [InlineData("linux-x64", "cuda", "TorchSharp-cuda-linux", TorchSharp)]
    [InlineData("win-x64", "cuda", "TorchSharp-cuda-windows", TorchSharp)]
    public void A_machine_gets_TorchSharp_and_exactly_one_libtorch(string system, string device, string package, string version)
    {
        var (libtorch, references, pinned) = MsBuild.Evaluate(system, device);
        Assert.Equal(package, libtorch);
        Assert.Equal(
            new[] { "TorchSharp", package }.Order(StringComparer.Ordinal),
            references.Where(name => name.Contains("torch", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal));
        Assert.Equal((TorchSharp, version), (pinned["TorchSharp"], pinned[package]));
    }

    [Fact]
    public void The_environment_chooses_the_device_where_the_command_line_does_not()
    {
        Assert.Equal("cuda", MsBuild.RunOn("RLCollapse", "cuda", "-getProperty:Device").Output.Trim());
        Assert.Equal("cpu", MsBuild.RunOn("RLCollapse", "cuda", "-getProperty:Device", "-p:Device=cpu").Output.Trim());
        Assert.Equal("cpu", MsBuild.RunOn("RLCollapse", null, "-getProperty:Device").Output.Trim());
    }

    [Theory]
    [InlineData("linux-arm64", "cpu", "There is no libtorch package for linux-arm64. "
        + "RLCollapse runs on Linux x64, Windows x64 and arm64, and macOS arm64.")]
    [InlineData("osx-arm64", "cuda", "There is no libtorch package with CUDA for osx-arm64. "
        + "Device=cuda is for Linux x64 and Windows x64; elsewhere use Device=cpu.")]
    [InlineData("linux-x64", "gpu", "There is no Device=gpu: use cpu or cuda.")]
    public void A_machine_without_one_is_told_before_anything_is_restored(string system, string device, string message)
    {
        var (exitCode, output) = MsBuild.Run("-t:RequireLibtorch", $"-p:_LibtorchSystem={system}", $"-p:Device={device}");
        Assert.Equal(1, exitCode);
        Assert.Contains(message, output);
    }
}
