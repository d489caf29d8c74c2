using RLCollapse.Grading;
using RLCollapse.Rl;
using static TorchSharp.torch;
using static RLCollapse.Tests.Fixtures.Exercise;

namespace RLCollapse.Tests.Rl;

public sealed class RolloutBatchTests
{
    [Fact(DisplayName = "Row 6: a ragged batch holds each reward at its row's last token")]
    public void Rewards_stand_at_the_last_token()
    {
        using var policy = Tiny.Policy();
        var rollouts = Sampled(policy, 0);
        var lengths = rollouts.Responses.Select(r => r.Tokens.Length).ToArray();
        Assert.True(lengths.Distinct().Count() > 1);
        using var batch = Batch(rollouts with { Outcomes = [.. lengths.Select((_, row) => Paying(row + 1))] }, policy,
            Options(RlAlgorithm.Ppo));
        var rewards = Rows(batch.Rewards_BR);
        for (var row = 0; row < lengths.Length; row++)
        {
            Assert.Equal(row + 1, rewards[row][lengths[row] - 1]);
            Assert.Equal(row + 1, rewards[row].Sum());
        }
    }

    [Theory(DisplayName = "Row 7: 'mask' takes cut responses out of the loss, 'zero' and 'keep' leave them in")]
    [InlineData(TruncationMode.Mask, 0)]
    [InlineData(TruncationMode.Zero, 1)]
    [InlineData(TruncationMode.Keep, 1)]
    public void Cut_responses_in_the_loss(TruncationMode mode, double carried)
    {
        using var policy = Tiny.Policy();
        var rollouts = Sampled(policy, 0);
        Assert.Contains(rollouts.Responses, r => r.Ended);
        Assert.Contains(rollouts.Responses, r => !r.Ended);
        var options = Options(RlAlgorithm.Ppo);
        using var batch = Batch(rollouts, policy, options with { Sampling = options.Sampling with { Truncation = mode } });
        var (loss, all) = (Rows(batch.LossMask_BR), Rows(batch.Tokens.Mask_BR));
        for (var row = 0; row < loss.Length; row++)
        {
            Assert.Equal(all[row].Select(m => m * (rollouts.Responses[row].Ended ? 1 : carried)), loss[row]);
        }
    }

    [Fact]
    public void Some_rows_are_those_rows()
    {
        using var policy = Tiny.Policy();
        using var batch = Batch(Sampled(policy, 0), policy, Options(RlAlgorithm.Ppo));
        using var some = batch.Rows(tensor(new long[] { 5, 2, 5 }));
        using var _ = no_grad();
        foreach (var (of, whole) in ((Tensor, Tensor)[])
            [
                (some.OldLogProbs_BR, batch.OldLogProbs_BR), (some.OldValues_BR, batch.OldValues_BR),
                    (some.BaseLogProbs_BR, batch.BaseLogProbs_BR),
                (some.Rewards_BR, batch.Rewards_BR), (some.LossMask_BR, batch.LossMask_BR), (some.Tokens.Mask_BR, batch.Tokens.Mask_BR),
            ])
        {
            var (rows, all) = (Rows(of), Rows(whole));
            Assert.Equal([all[5], all[2], all[5]], rows);
        }

        var again = Rows(policy.Score(some.Tokens, 1).LogProbs_BR * some.Tokens.Mask_BR);
        var first = Rows(some.OldLogProbs_BR);
        for (var row = 0; row < 3; row++)
        {
            for (var t = 0; t < first[row].Length; t++) Assert.Equal(first[row][t], again[row][t], 1e-5);
        }
    }
}
