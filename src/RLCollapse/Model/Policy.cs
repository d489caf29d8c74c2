using RLCollapse.Common;
using RLCollapse.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>A decoder with a value head beside it. The head starts at zero, so the first values are 0.</summary>
public sealed class Policy : nn.Module, ILanguageModel
{
    private readonly DecodingHold _hold;
    private readonly Decoder decoder;
    private readonly Parameter value_head;

    /// <param name="options">Sizes.</param>
    /// <param name="vocabularySize">V.</param>
    /// <param name="compute">Number format of the products.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="seed">Of the initial weights.</param>
    public Policy(ModelOptions options, int vocabularySize, ComputeType compute, Device device, Seed seed) : base(nameof(Policy))
    {
        VocabularySize = vocabularySize;
        decoder = new Decoder(options, vocabularySize, compute, device, seed);
        value_head = nn.Parameter(zeros(1, options.Width, device: device).DetachFromDisposeScope());
        _hold = new DecodingHold(decoder);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public ModelOptions Options => decoder.Options;

    /// <inheritdoc/>
    public int VocabularySize { get; }

    /// <inheritdoc/>
    public Device Device => decoder.Device;

    /// <inheritdoc/>
    public string Backend => IsFused ? "cpu" : "torch";

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Parameter Parameter)> Weights =>
        [.. named_parameters().OrderBy(weight => weight.name == nameof(value_head))];

    private bool IsFused => decoder.Kernels == KernelKind.Fused;

    /// <inheritdoc/>
    public TokenScores Score(TokenBatch batch, double temperature, bool withDistributions = false)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return Forward(batch, temperature, withDistributions).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Accumulate(int parts, Func<int, LossPart> part)
    {
        using var held = decoder.HoldWeights(withGradients: true);
        GradientParts.Accumulate([.. Weights.Select(weight => weight.Parameter)], parts, part,
            of => Forward(of.Batch, of.Temperature, of.WithDistributions));
    }

    /// <inheritdoc/>
    public IDecoding Decode(IReadOnlyList<int[]> prompts, int[] rowPrompts, int maxNewTokens) => IsFused
        ? new PackedDecoding(decoder, Next, _hold.Begin(), prompts, rowPrompts, maxNewTokens)
        : new PaddedDecoding(decoder, Next, _hold.Begin(), prompts, rowPrompts, maxNewTokens);

    private TokenScores Forward(TokenBatch batch, double temperature, bool withDistributions)
    {
        var hidden = Hidden(batch); // (B, R, C)
        var logits = decoder.Logits(hidden); // (B, R, V)
        return new(
            LogProbabilities.Of(logits, batch.Responses_BR, temperature, decoder.Kernels),
            Values(hidden),
            withDistributions ? LogProbabilities.All(logits, temperature) : null);
    }

    /// <summary>Hidden states that predict the response tokens, (B, R, C); at padding those of some other token.</summary>
    private Tensor Hidden(TokenBatch batch)
    {
        using var scope = NewDisposeScope();
        var hidden = IsFused ? decoder.Hidden(batch.Packed.Tokens) : decoder.Hidden(batch.Tokens_BT).flatten(0, 1); // (tokens, C)
        var predictors = IsFused ? batch.PackedPredictors() : batch.PaddedPredictors();
        return hidden.index_select(0, predictors).view(batch.Mask_BR.shape[0], batch.Mask_BR.shape[1], -1).MoveToOuterDisposeScope();
    }

    private NextTokenScores Next(Tensor hidden_AC) => new(decoder.Logits(hidden_AC), Values(hidden_AC));

    /// <summary>Estimates of the return from each state.</summary>
    private Tensor Values(Tensor hidden) =>
        (IsFused ? LinearMap.Apply(hidden, value_head) : nn.functional.linear(hidden, value_head)).squeeze(-1);
}
