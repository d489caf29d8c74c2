using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Sampling;

/// <summary>
/// Draws by libtorch's operations. What was drawn stays on the device until somebody looks, since a look waits for all that is queued
/// there.
/// </summary>
/// <param name="options">How to sample.</param>
/// <param name="lookEvery">Steps between two looks, at most.</param>
internal sealed class LibtorchDrawing(SamplingOptions options, int lookEvery) : IDrawing
{
    private readonly List<Tensor> _drawn = []; // (3, A) each: tokens, log-probabilities, values
    private Tensor? _uniforms; // (lookEvery, A, 1)

    /// <inheritdoc/>
    public Tensor Next(NextTokenScores scores, SampledRow[] rows)
    {
        using var scope = NewDisposeScope();
        _uniforms ??= Uniforms(rows, scores.Logits_AV.device);
        var logProbs = LogProbabilities.All(scores.Logits_AV, options.Temperature); // (A, V)
        var tokens = InverseCdf.Draw(Nucleus.Keep(logProbs, options.TopP), _uniforms.select(0, _drawn.Count));
        // ids below 2²⁴ are exact in float32
        var drawn = stack([tokens.to_type(float32), LogProbabilities.Gather(logProbs, tokens), scores.Values_A]);
        _drawn.Add(drawn.DetachFromDisposeScope());
        return tokens.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Look(SampledRow[] rows)
    {
        using var scope = NewDisposeScope();
        var numbers = stack(_drawn).cpu().data<float>().ToArray();
        for (var step = 0; step < _drawn.Count; step++)
        {
            var (tokens, logProbs, values) = (Of(0), Of(1), Of(2));
            for (var i = 0; i < rows.Length; i++) rows[i].Add((int)tokens[i], logProbs[i], values[i], options.EndId);

            ArraySegment<float> Of(int kind) => new(numbers, ((3 * step) + kind) * rows.Length, rows.Length);
        }

        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var drawn in _drawn) drawn.Dispose();
        _drawn.Clear();
        _uniforms?.Dispose();
        _uniforms = null;
    }

    private Tensor Uniforms(SampledRow[] rows, Device device)
    {
        var numbers = new float[lookEvery * rows.Length];
        for (var at = 0; at < numbers.Length; at++) numbers[at] = rows[at % rows.Length].NextUniform();
        return tensor(numbers, [lookEvery, rows.Length, 1], device: device).DetachFromDisposeScope();
    }
}
