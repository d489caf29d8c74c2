using MathNet.Numerics.Statistics;
using RLCollapse.Data;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Rewards;
using static TorchSharp.torch;

namespace RLCollapse.Preferences;

/// <summary>
/// A decoder whose value head, read before the last token of a response, says what the response is worth; or several, one a group of
/// raters, of which each counts as much. Scores are told less their mean over responses of the base, so that β is in units of what raters'
/// log-odds are.
/// </summary>
/// <param name="models">The decoders.</param>
/// <param name="tokenizer">Of prompts.</param>
/// <param name="mean">Mean of the raw scores over the base's responses.</param>
/// <param name="spread">Their standard deviation.</param>
/// <param name="accuracy">Share [0, 1] of held-out pairs that it orders as the rater did.</param>
public sealed class RewardModel(
    IReadOnlyList<ILanguageModel> models, ITokenizer tokenizer, double mean, double spread, double accuracy) : IResponseScorer
{
    private const int RowsAPart = 128;

    /// <summary>Standard deviation of its scores over the base's responses.</summary>
    public double Spread => spread;

    /// <summary>Share [0, 1] of held-out pairs that it orders as the rater did.</summary>
    public double Accuracy => accuracy;

    /// <summary>Share [0, 1] of pairs that it orders as they should be, by section; none where it was not tried on any.</summary>
    public IReadOnlyDictionary<string, double> Sections { get; private init; } = new Dictionary<string, double>();

    /// <summary>Decoders that it has.</summary>
    public int Groups => models.Count;

    /// <summary>Mean and standard deviation of each decoder's scores over the base's responses; 0 and 1 where they are not known.</summary>
    public IReadOnlyList<(double Mean, double Spread)> Scales { get; private init; } = [.. models.Select(_ => (0.0, 1.0))];

    /// <summary>Trained decoders as a reward model, measured on pairs of held-out problems.</summary>
    public static RewardModel Of(IReadOnlyList<ILanguageModel> models, ITokenizer tokenizer, IReadOnlyList<PreferencePair> pairs)
    {
        int[][] prompts = [.. pairs.Select(pair => pair.Prompt)];
        var chosen = Raw(models, prompts, [.. pairs.Select(pair => pair.Chosen)], tokenizer.PadId);
        var rejected = Raw(models, prompts, [.. pairs.Select(pair => pair.Rejected)], tokenizer.PadId);
        double[] all = [.. Mean(chosen), .. Mean(rejected)];
        return new(models, tokenizer, all.Average(), all.PopulationStandardDeviation(),
            SectionAccuracy.OrderedAs([.. Mean(chosen).Zip(Mean(rejected))]))
        {
            Scales = [.. chosen.Zip(rejected, (one, other) => Scale([.. one, .. other]))],
        };
    }

    /// <summary>The same, with <see cref="Scales"/> over the responses of other pairs.</summary>
    public RewardModel ScaledBy(IReadOnlyList<PreferencePair> pairs)
    {
        int[][] prompts = [.. pairs.Concat(pairs).Select(pair => pair.Prompt)];
        int[][] responses = [.. pairs.Select(pair => pair.Chosen), .. pairs.Select(pair => pair.Rejected)];
        return new(models, tokenizer, mean, spread, accuracy)
        {
            Sections = Sections, Scales = [.. Raw(models, prompts, responses, tokenizer.PadId).Select(scores => Scale([.. scores]))],
        };
    }

    /// <summary>The same, tried on all sections.</summary>
    /// <param name="data">Formats and answers.</param>
    /// <param name="problems">Questions.</param>
    /// <param name="raters">Who disagrees.</param>
    public RewardModel Tried(Dataset data, IEnumerable<Problem> problems, Raters raters) =>
        new(models, tokenizer, mean, spread, accuracy) 
        {
            Sections = SectionAccuracy.Of(this, data, problems, raters), Scales = Scales,
        };

    /// <inheritdoc/>
    public IReadOnlyList<double> Of(string prompt, IReadOnlyList<int[]> responses)
    {
        var ids = tokenizer.EncodePrompt(prompt);
        return [.. Mean(Raw(models, [.. responses.Select(_ => ids)], responses, tokenizer.PadId)).Select(score => score - mean)];
    }

    /// <summary>What each decoder says, in standard deviations from its mean over the base's responses: element [decoder][response].
    /// </summary>
    public IReadOnlyList<double[]> OfGroups(string prompt, IReadOnlyList<int[]> responses)
    {
        var ids = tokenizer.EncodePrompt(prompt);
        return [.. Raw(models, [.. responses.Select(_ => ids)], responses, tokenizer.PadId)
            .Zip(Scales, (scores, scale) => scores.Select(score => (score - scale.Mean) / scale.Spread).ToArray())];
    }

    private static double[] Mean(IReadOnlyList<double>[] scores) => [.. scores[0].Select((_, i) => scores.Average(of => of[i]))];

    private static (double Mean, double Spread) Scale(double[] scores) =>
        (scores.Average(), scores.PopulationStandardDeviation() is > 0 and var spread ? spread : 1);

    /// <summary>Scores of responses as they stand in the value heads, by decoder.</summary>
    private static IReadOnlyList<double>[] Raw(
        IReadOnlyList<ILanguageModel> models, IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> responses, int padId) =>
        [.. models.Select(model => Raw(model, prompts, responses, padId))];

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

    /// <summary>Values before the last token of each response, (B).</summary>
    internal static Tensor AtLastToken(Tensor values_BR, TokenBatch batch)
    {
        var last_B1 = batch.Mask_BR.sum(1, keepdim: true).Minus(1).to_type(int64);
        return values_BR.gather(1, last_B1).squeeze(1);
    }
}
