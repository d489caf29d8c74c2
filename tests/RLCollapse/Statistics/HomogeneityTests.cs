using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class HomogeneityTests
{
    [Fact]
    public void It_is_as_worked_out_by_hand()
    {
        var of = Homogeneity.Of([[0.5, 0.5, 0], [0, 0.5, 0.5]]);
        Assert.Equal(0.5, of.Intra, 1e-12);
        Assert.Equal(0.25, of.Inter, 1e-12);
        Assert.Equal(0.5, of.Cosine, 1e-12);
        Assert.Equal((1.5 * Math.Log(2)) - Math.Log(2), of.EnsembleGain, 1e-12); // (1/4, 1/2, 1/4) has 1.5 bits, each model 1
    }

    [Fact]
    public void Models_that_are_alike_add_nothing_to_each_other_and_models_apart_the_logarithm_of_their_number()
    {
        var alike = Homogeneity.Of([[0.2, 0.8], [0.2, 0.8], [0.2, 0.8]]);
        Assert.Equal((alike.Intra, 1, 0), (alike.Inter, Math.Round(alike.Cosine, 12), Math.Round(alike.EnsembleGain, 12)));
        var apart = Homogeneity.Of([[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
        Assert.Equal((1, 0, 0), (apart.Intra, apart.Inter, apart.Cosine));
        Assert.Equal(Math.Log(3), apart.EnsembleGain, 1e-12);
    }

    [Fact]
    public void One_model_is_refused() => Assert.Throws<ArgumentException>(() => Homogeneity.Of([[1.0]]));
}
