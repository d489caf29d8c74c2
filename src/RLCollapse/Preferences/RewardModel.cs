using MathNet.Numerics.Statistics;
using RLCollapse.Data;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Rewards;
using static TorchSharp.torch;

namespace RLCollapse.Preferences;

/// <summary>
/// A decoder whose value head, read before the last token of a response, says what the response is worth. Scores are told less their mean
/// over responses of the base, so that β is in units of what raters' log-odds are.
/// </summary>
/// <param name="model">The decoder.</param>
/// <param name="tokenizer">Of prompts.</param>
/// <param name="mean">Mean of the raw scores over the base's responses.</param>
/// <param name="spread">Their standard deviation.</param>
/// <param name="accuracy">Share [0, 1] of held-out pairs that it orders as the rater did.</param>
public sealed class RewardModel(ILanguageModel model, ITokenizer tokenizer, double mean, double spread, double accuracy) : IResponseScorer
{
    private const int RowsAPart = 128;

    /// <summary>Standard deviation of its scores over the base's responses.</summary>
    public double Spread => spread;

    /// <summary>Share [0, 1] of held-out pairs that it orders as the rater did.</summary>
    public double Accuracy => accuracy;

    /// <summary>A trained decoder as a reward model, measured on pairs of held-out problems.</summary>
    public static RewardModel Of(ILanguageModel model, ITokenizer tokenizer, IReadOnlyList<PreferencePair> pairs)
    {
        int[][] prompts = [.. pairs.Select(pair => pair.Prompt)];
        var chosen = Raw(model, prompts, [.. pairs.Select(pair => pair.Chosen)], tokenizer.PadId);
        var rejected = Raw(model, prompts, [.. pairs.Select(pair => pair.Rejected)], tokenizer.PadId);
        double[] all = [.. chosen, .. rejected];
        return new(model, tokenizer, all.Average(), all.PopulationStandardDeviation(), OrderedAsRated(chosen, rejected));
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> Of(string prompt, IReadOnlyList<int[]> responses)
    {
        var ids = tokenizer.Encode(prompt);
        return [.. Raw(model, [.. responses.Select(_ => ids)], responses, tokenizer.PadId).Select(score => score - mean)];
    }

    /// <summary>Scores of responses as they stand in the value head.</summary>
    /// <param name="model">The decoder.</param>
    /// <param name="prompts">Ids of each response's prompt.</param>
    /// <param name="responses">Ids of each response.</param>
    /// <param name="padId">Fills rows.</param>
    private static IReadOnlyList<double> Raw(
        ILanguageModel model, IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> responses, int padId) =>
        [.. PartThreads.Map(responses.Count, RowsAPart, model.Device, part =>
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            using var batch = TokenBatch.Create([.. prompts.Take(part)], [.. responses.Take(part)], padId, model.Device);
            using var scores = model.Score(batch, 1);
            return AtLastToken(scores.Values_BR, batch).cpu().data<float>().ToArray();
        }).SelectMany(scores => scores).Select(score => (double)score)];

    /// <summary>Share of pairs whose preferred response scores higher; a tie is half.</summary>
    private static double OrderedAsRated(IEnumerable<double> chosen, IEnumerable<double> rejected) =>
        chosen.Zip(rejected).Average(pair => pair.First > pair.Second ? 1 : pair.First == pair.Second ? 0.5 : 0);

    /// <summary>Values before the last token of each response, (B).</summary>
    internal static Tensor AtLastToken(Tensor values_BR, TokenBatch batch)
    {
        var last_B1 = batch.Mask_BR.sum(1, keepdim: true).Minus(1).to_type(int64);
        return values_BR.gather(1, last_B1).squeeze(1);
    }
}
