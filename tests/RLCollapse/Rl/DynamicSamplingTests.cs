using RLCollapse.Common;
using RLCollapse.Rl;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Rl;

public sealed class DynamicSamplingTests
{
    [Fact]
    public void Without_rounds_the_rollouts_are_returned_as_they_are()
    {
        var first = Groups(0, [0, 0], [1, 0]);
        var (batch, tokens, rounds) = DynamicSampling.Fill(
            first, 2, 0, _ => throw new InvalidOperationException("nothing more is to be sampled"));
        Assert.Same(first, batch);
        Assert.Equal((first.Tokens, 0), (tokens, rounds));
    }

    [Fact]
    public void A_full_batch_asks_for_nothing()
    {
        var (batch, _, rounds) = DynamicSampling.Fill(
            Groups(0, [0, 1], [1, 0]), 2, 3, _ => throw new InvalidOperationException("nothing more is to be sampled"));
        Assert.Equal([0, 1], Ids(batch));
        Assert.Equal(0, rounds);
    }

    [Fact]
    public void Groups_of_equal_rewards_are_replaced_and_stand_in_order_under_new_numbers()
    {
        var first = Groups(0, [1, 1], [0, 1], [0, 0], [0.1, 0.1]);
        var asked = new List<int>();
        var (batch, tokens, rounds) = DynamicSampling.Fill(first, 2, 5, round =>
        {
            asked.Add(round);
            return round == 1 ? Groups(10, [0, 0], [1, 0], [1, 1], [0, 0]) : Groups(20, [0, 0.5], [0, 1], [1, 0], [0, 1]);
        });
        Assert.Equal([1, 2], asked);
        Assert.Equal(2, rounds);
        Assert.Equal([1, 11, 20, 21], Ids(batch)); // full: 22 and 23 are left over
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], batch.Responses.Select(r => r.Prompt));
        Assert.Equal([0, 1, 1, 0, 0, 0.5, 0, 1], batch.Outcomes.Select(j => j.Reward));
        Assert.All(batch.Responses, r => Assert.Equal(batch.Prompts[r.Prompt][0], r.Tokens[0]));
        Assert.Equal(3 * first.Tokens, tokens);
    }

    [Fact]
    public void Spent_rounds_leave_a_smaller_batch()
    {
        var (batch, tokens, rounds) = DynamicSampling.Fill(Groups(0, [0, 1], [0, 0]), 2, 3, round => Groups(10 * round, [1, 1], [0, 0]));
        Assert.Equal([0], Ids(batch));
        Assert.Equal(3, rounds);
        Assert.Equal(4 * Groups(0, [0, 1], [0, 0]).Tokens, tokens);
    }

    [Fact]
    public void With_nothing_informative_the_batch_is_empty()
    {
        var (batch, _, rounds) = DynamicSampling.Fill(Groups(0, [0, 0], [1, 1]), 2, 2, _ => Groups(5, [0, 0], [0, 0]));
        Assert.Empty(batch.Prompts);
        Assert.Empty(batch.Responses);
        Assert.Empty(batch.Outcomes);
        Assert.Equal(2, rounds);
    }

    [Fact]
    public void A_round_draws_no_prompt_twice()
    {
        int[] prompts = [.. Enumerable.Range(0, 20)];
        var drawn = DynamicSampling.Draw(prompts, 20, new Seed(1));
        Assert.Equal(prompts, drawn.Order());
        Assert.NotEqual(prompts, drawn);
        Assert.Equal(drawn[..7], DynamicSampling.Draw(prompts, 7, new Seed(1)));
        Assert.NotEqual(drawn, DynamicSampling.Draw(prompts, 20, new Seed(2)));
    }

    private static int[] Ids(ScoredRollouts rollouts) => [.. rollouts.Prompts.Select(p => p[0])];

    /// <summary>
    /// Prompts numbered from <paramref name="first"/>, with the rewards of their responses; a response says its prompt's number.
    /// </summary>
    private static ScoredRollouts Groups(int first, params double[][] rewards) => new(
        [.. rewards.Select((_, p) => (int[])[first + p])],
        [.. rewards.SelectMany((group, p) => group.Select(_ => new Response(p, [first + p, 1], new float[2], new float[2], Ended: true)))],
        [.. rewards.SelectMany(group => group.Select(Exercise.Paying))]);
}
