using RLCollapse.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// The float32 decoder on the CPU, forward beside backward in kernels of its own: no autograd and no tensor an operation. Weights are
/// packed for products once an update, a rollout or a batch that is scored.
/// </summary>
internal sealed class CpuModel : ILanguageModel
{
    private readonly ICpuPasses _passes;
    private readonly RotaryTable _rotary;
    private readonly Dictionary<string, Parameter> _parameters;
    private readonly Sizes _sizes;

    /// <param name="options">Sizes.</param>
    /// <param name="vocabularySize">V.</param>
    /// <param name="weights">float32, on the CPU; disposed of with this.</param>
    /// <param name="passes">For other vectors than the widest.</param>
    public CpuModel(ModelOptions options, int vocabularySize, IReadOnlyList<(string Name, Parameter Parameter)> weights,
        ICpuPasses? passes = null)
    {
        (Options, VocabularySize, Weights, _passes) = (options, vocabularySize, weights, passes ?? ICpuPasses.Best);
        (_sizes, _rotary) = (new(options, vocabularySize), new RotaryTable(options));
        _parameters = weights.ToDictionary(weight => weight.Name, weight => weight.Parameter);
    }

    /// <inheritdoc/>
    public ModelOptions Options { get; }

    /// <inheritdoc/>
    public int VocabularySize { get; }

    /// <inheritdoc/>
    public Device Device => CPU;

    /// <inheritdoc/>
    public string Backend => "cpu";

    /// <inheritdoc/>
    public bool IsBatchInvariant => true;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Parameter Parameter)> Weights { get; }

    /// <inheritdoc/>
    public TokenScores Score(TokenBatch batch, double temperature, bool withDistributions = false)
    {
        using var weights = new DecoderWeights(_parameters, _sizes, withBack: false);
        return _passes.Score(weights, _rotary, batch, temperature, withDistributions);
    }

    /// <inheritdoc/>
    public void Accumulate(int parts, Func<int, LossPart> part)
    {
        using var weights = new DecoderWeights(_parameters, _sizes, withBack: true);
        var threads = Math.Min(parts, PartThreads.Of(Device));
        for (var first = 0; first < parts; first += threads)
        {
            var (start, count) = (first, Math.Min(threads, parts - first));
            foreach (var gradients in PartThreads.Map(count, threads, i => _passes.Gradients(weights, _rotary, () => part(start + i))))
            {
                gradients.AddTo(_parameters);
                gradients.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public IDecoding Decode(IReadOnlyList<int[]> prompts, int[] rowPrompts, int maxNewTokens)
    {
        CheckedTokens.Ids(CheckedTokens.Rows(prompts, "prompt"), VocabularySize);
        Options.CheckedLength(prompts.Max(prompt => prompt.Length) + maxNewTokens);
        return _passes.Decode(new DecoderWeights(_parameters, _sizes, withBack: false), _rotary, prompts, rowPrompts, maxNewTokens);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, parameter) in Weights) parameter.Dispose();
    }
}
