using RLCollapse.Data;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Rewards;
using static TorchSharp.torch;

namespace RLCollapse.Preferences;

/// <summary>Says how likely a language model finds responses: their log-probability in nats, at temperature 1.</summary>
/// <param name="model">The model.</param>
/// <param name="tokenizer">Of prompts.</param>
public sealed class Likelihood(ILanguageModel model, ITokenizer tokenizer) : IResponseScorer
{
    private const int RowsAPart = 128;

    /// <inheritdoc/>
    public IReadOnlyList<double> Of(string prompt, IReadOnlyList<int[]> responses)
    {
        var ids = tokenizer.EncodePrompt(prompt);
        return [.. PartThreads.Map(responses.Count, RowsAPart, model.Device, part =>
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            int[][] some = [.. responses.Take(part)];
            using var batch = TokenBatch.Create([.. some.Select(_ => ids)], some, tokenizer.PadId, model.Device);
            using var scores = model.Score(batch, 1);
            return (scores.LogProbs_BR * batch.Mask_BR).sum(1).cpu().data<float>().ToArray();
        }).SelectMany(scores => scores).Select(score => (double)score)];
    }
}
