using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>The model in TorchSharp's own operations with autograd: what others are tested against, and what a GPU runs.</summary>
/// <param name="options">Sizes.</param>
/// <param name="compute">Bfloat16: products are taken in it; else in the number format of the weights.</param>
/// <param name="weights">See <see cref="InitialWeights"/>; disposed of with the model.</param>
internal sealed class TorchModel(ModelOptions options, ComputeType compute, IReadOnlyList<(string Name, Parameter Parameter)> weights)
    : ILanguageModel
{
    private readonly Dictionary<string, Parameter> _named = weights.ToDictionary(weight => weight.Name, weight => weight.Parameter);
    private readonly ScalarType _format = compute == ComputeType.Bfloat16 ? bfloat16 : weights[0].Parameter.dtype;
    private readonly Rotary _rotary = new(options, weights[0].Parameter.device);

    public ModelOptions Options => options;
    public int VocabularySize => (int)_named["decoder.embedding"].shape[0];
    public Device Device => _named["decoder.embedding"].device;
    public string Backend => "torch";

    /// <inheritdoc/>
    public bool IsBatchInvariant => false;
    public IReadOnlyList<(string Name, Parameter Parameter)> Weights => weights;

    public TokenScores Score(TokenBatch batch, double temperature, bool withDistributions = false)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        return Scores(batch, temperature, withDistributions).MoveToOuterDisposeScope();
    }

    public void Accumulate(int parts, Func<int, LossPart> part) => GradientParts.Accumulate(
        [.. _named.Values], parts, part, of => Scores(of.Batch, of.Temperature, of.WithDistributions));

    public IDecoding Decode(IReadOnlyList<int[]> prompts, int[] rowPrompts, int maxNewTokens)
    {
        CheckedTokens.Ids(CheckedTokens.Rows(prompts, "prompt"), VocabularySize);
        var columns = options.CheckedLength(prompts.Max(prompt => prompt.Length) + maxNewTokens) - 1;
        return new PaddedDecoding(Decoder, options.Layers, (int)columns, prompts, rowPrompts, Device);
    }

    public void Dispose()
    {
        _rotary.Dispose();
        foreach (var weight in _named.Values) weight.Dispose();
    }

    private Decoder Decoder() => new(options, name => _named[name], _format, _rotary);

    private TokenScores Scores(TokenBatch batch, double temperature, bool withDistributions)
    {
        CheckedTokens.Ids(batch.Prompts, VocabularySize);
        CheckedTokens.Ids(batch.Responses, VocabularySize);
        var decoder = Decoder();
        var states = decoder.Hidden(batch.Tokens_BT).flatten(0, 1); // (B·T, C)
        var hidden = states.index_select(0, batch.Predictors_BR.flatten()).view([.. batch.Mask_BR.shape, -1]); // (B, R, C)
        var all = LogProbabilities.All(decoder.Logits(hidden), temperature);
        return new(LogProbabilities.Gather(all, batch.Responses_BR), decoder.Values(hidden), withDistributions ? all : null);
    }
}
