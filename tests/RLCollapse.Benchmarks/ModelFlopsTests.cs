using RLCollapse.Benchmarks;

namespace RLCollapse.Tests.Benchmarks;

public sealed class ModelFlopsTests
{
    private static readonly ModelShape Shape = new(Width: 2, Layers: 3, FeedForward: 5, VocabularySize: 7);

    [Fact]
    public void One_token_costs_its_matrices_one_key_and_its_scores()
    {
        const double blocks = 2 * 3 * ((4 * 2 * 2) + (3 * 2 * 5));
        const double attention = 4 * 3 * 2 * 1;
        const double scores = 2 * 2 * 7;

        Assert.Equal(blocks + attention, ModelFlops.Forward(Shape, 1, 0));
        Assert.Equal((2 * blocks) + (3 * attention) + scores, ModelFlops.Forward(Shape, 1, 1));
    }

    [Fact]
    public void Training_is_three_forward_passes() => Assert.Equal(3 * ModelFlops.Forward(Shape, 9, 4), ModelFlops.Training(Shape, 9, 4));

    [Fact]
    public void A_rollout_is_a_forward_pass_less_the_last_token_which_is_not_fed_back() =>
        Assert.Equal(ModelFlops.Forward(Shape, 9, 4) - (ModelFlops.Forward(Shape, 13, 0) - ModelFlops.Forward(Shape, 12, 0)),
            ModelFlops.Rollout(Shape, 9, [4]), 6);

    [Fact]
    public void A_group_shares_its_prompt() =>
        Assert.Equal((2 * ModelFlops.Rollout(Shape, 9, [4])) - ModelFlops.Forward(Shape, 9, 0), ModelFlops.Rollout(Shape, 9, [4, 4]), 6);
}
