using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.Tests.Model;

public sealed class PolicyWeightsTests
{
    [Fact]
    public void What_is_saved_is_restored_in_any_order()
    {
        using var from = Tiny.Policy(seed: 1);
        using var to = Tiny.Policy(seed: 2);
        using var file = new MemoryStream();
        PolicyWeights.Save(from, new BinaryWriter(file));
        file.Position = 0;

        PolicyWeights.Restore(to, [.. PolicyWeights.Read(new BinaryReader(file)).Reverse()]);

        Assert.Equal(PolicyWeights.Hash(from), PolicyWeights.Hash(to));
        Assert.Equal(file.Length, file.Position);
    }

    [Theory]
    [InlineData(int.MaxValue, 1, 1)]
    [InlineData(-1, 1, 1)]
    [InlineData(1, int.MaxValue, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, long.MaxValue)]
    [InlineData(1, 1, 500_000_000)]
    [InlineData(1, 1, -1)]
    [InlineData(1, 2, 4_294_967_296)]
    public void Counts_that_the_content_could_not_fill_are_refused_before_room_is_made(int count, int rank, long size)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(count);
        writer.Write("name");
        writer.Write(rank);
        for (var i = 0; i < Math.Clamp(rank, 0, 2); i++) writer.Write(size);
        writer.Write(1f);
        content.Position = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<InvalidDataException>(() => PolicyWeights.Read(new BinaryReader(content)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData("fewer", "parameters")]
    [InlineData("renamed", "'other', which the model does not have")]
    [InlineData("reshaped", "of shape (1)")]
    public void What_does_not_fit_changes_nothing(string change, string said)
    {
        using var policy = Tiny.Policy(seed: 1);
        var before = PolicyWeights.Hash(policy);
        var weights = PolicyWeights.Of(Tiny.Policy(seed: 2)).ToArray();
        if (change == "fewer") weights = weights[1..];
        if (change == "renamed") weights[^1] = weights[^1] with { Name = "other" };
        if (change == "reshaped") weights[^1] = weights[^1] with { Shape = [1], Values = [0] };

        Assert.Contains(said, Assert.Throws<UserErrorException>(() => PolicyWeights.Restore(policy, weights)).Message);
        Assert.Equal(before, PolicyWeights.Hash(policy));
    }
}
