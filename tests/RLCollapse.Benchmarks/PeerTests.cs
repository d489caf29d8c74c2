using RLCollapse.Benchmarks;
using RLCollapse.Model;

namespace RLCollapse.Tests.Benchmarks;

public sealed class PeerTests
{
    [Theory]
    [InlineData(ComputeType.Float32, "cpu", "python3", "PyTorch, TorchSharp")]
    [InlineData(ComputeType.Float32, "cpu", null, "TorchSharp")]
    [InlineData(ComputeType.Bfloat16, "cpu", "python3", "PyTorch")]
    [InlineData(ComputeType.Float32, "cuda", "python3", "PyTorch")]
    [InlineData(ComputeType.Bfloat16, "cpu", null, "")]
    public void TorchSharp_is_a_peer_where_our_side_is_the_cpu_runtime(ComputeType dtype, string device, string? python, string peers) =>
        Assert.Equal(peers, string.Join(", ", Peer.Of(new("m", dtype, 1, device), python).Select(peer => peer.Name)));
}
