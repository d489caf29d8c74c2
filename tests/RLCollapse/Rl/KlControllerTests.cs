using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl;

public sealed class KlControllerTests
{
    private static readonly KlOptions Adaptive = new()
    {
        Coefficient = 0.1, Controller = KlControllerKind.Adaptive, TargetPerSequence = 2, AdaptationRate = 0.1,
    };

    [Theory(DisplayName = "Row 9: the adaptive controller is fed nats per sequence and moves towards its target")]
    [InlineData(2.0, 0.1)]
    [InlineData(3.0, 0.105)]
    [InlineData(100.0, 0.11)]
    [InlineData(0.0, 0.09)]
    public void Follows_the_target(double klPerSequence, double expected)
    {
        var controller = new KlController(new() { Kl = Adaptive });
        controller.Update(klPerSequence);
        Assert.Equal(expected, controller.Coefficient, 1e-12);
    }

    [Theory]
    [InlineData(KlControllerKind.Fixed, 0.1)]
    [InlineData(KlControllerKind.None, 0)]
    public void Others_stand_still(KlControllerKind kind, double expected)
    {
        var controller = new KlController(new() { Kl = Adaptive with { Controller = kind } });
        controller.Update(50);
        Assert.Equal(expected, controller.Coefficient);
    }
}
