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
