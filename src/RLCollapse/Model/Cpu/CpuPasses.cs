using RLCollapse.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model.Cpu;

/// <summary>The runtime's passes over batches, with vectors of one kind.</summary>
internal sealed unsafe class CpuPasses<V> : ICpuPasses where V : unmanaged, ILanes<V>
{
    /// <inheritdoc/>
    public TokenScores Score(DecoderWeights weights, RotaryTable rotary, TokenBatch batch, double temperature, bool withDistributions)
    {
        var (passage, targets) = Read(batch, weights.Sizes);
        using var activations = new Activations<V>(weights.Sizes, passage, areKept: false);
        return Forward(weights, rotary, passage, targets, batch, temperature, withDistributions, activations);
    }

    /// <inheritdoc/>
    public DecoderGradients Gradients(DecoderWeights weights, RotaryTable rotary, Func<LossPart> give)
    {
        using var scope = NewDisposeScope();
        var part = give();
        using var batch = part.Batch;
        var (sizes, (passage, targets)) = (weights.Sizes, Read(batch, weights.Sizes));
        using var activations = new Activations<V>(sizes, passage, areKept: true);
        var scores = Forward(weights, rotary, passage, targets, batch, part.Temperature, part.WithDistributions, activations);
        var leaves = new[] { scores.LogProbs_BR, scores.Values_BR, scores.Distributions_BRV };
        foreach (var leaf in leaves) leaf?.requires_grad_();
        var loss = part.Loss(scores);
        if (!loss.requires_grad) throw new ArgumentException("The loss depends on none of the scores, so it has no gradient.");
        loss.backward();
        var slopes = leaves.Select(leaf => leaf?.grad is { } gradient ? gradient.contiguous() : null).ToArray();
        var gradients = new DecoderGradients(sizes) { AreOfValues = slopes[1] is not null };
        using var arena = Arena.Take((long)passage.Wanted.Length * sizes.WidthRow, 1);
        var stream = arena.Floats((long)passage.Wanted.Length * sizes.WidthRow);
        Head<V>.Back(weights, passage.Wanted.Length, activations, part.Temperature, targets,
            new(First(slopes[0]), First(slopes[1]), First(slopes[2])), stream, gradients);
        DecoderPass<V>.Back(weights, rotary, passage, activations, stream, gradients);
        return gradients;
    }

    /// <inheritdoc/>
    public IDecoding Decode(
        DecoderWeights weights, RotaryTable rotary, IReadOnlyList<int[]> prompts, int[] rowPrompts, int maxNewTokens) =>
        new CpuDecoding<V>(weights, rotary, prompts, rowPrompts, maxNewTokens);

    private static float* First(Tensor? slopes) => slopes is null ? null : Memory.Floats(slopes);

    private static TokenScores Forward(DecoderWeights weights, RotaryTable rotary, Passage passage, Targets targets, TokenBatch batch,
        double temperature, bool withDistributions, Activations<V> activations)
    {
        var (sizes, rows, shape) = (weights.Sizes, passage.Wanted.Length, batch.Mask_BR.shape);
        DecoderPass<V>.Forward(weights, rotary, passage, activations);
        Tensor logProbs = zeros(shape), values = zeros(shape);
        var distributions = withDistributions ? zeros([.. shape, sizes.Vocabulary]) : null;
        using var arena = Arena.Take(rows, 1);
        var valueOf = arena.Floats(rows);
        Head<V>.Forward(weights, rows, activations.Last, activations.LastScale, activations.Hidden, activations.Scores, sizes.ScoresRow,
            valueOf);
        Head<V>.LogProbs(sizes, rows, activations.Scores, temperature, targets, Memory.Floats(logProbs), First(distributions));
        float* toValues = Memory.Floats(values);
        for (var row = 0; row < rows; row++)
        {
            foreach (var place in targets.Of(row)) toValues[place] = valueOf[row];
        }

        return new(logProbs, values, distributions);
    }

    /// <summary>The tokens of a batch, and what is asked about them.</summary>
    private static (Passage Passage, Targets Targets) Read(TokenBatch batch, Sizes sizes)
    {
        var (packed, width) = (new PackedRows(batch.Prompts, batch.Responses), (int)batch.Mask_BR.shape[1]);
        var ids = packed.Ids;
        var (isWanted, rowOf, tokens) = (new bool[ids.Length], new int[batch.RowCount * width], new int[batch.RowCount * width]);
        Array.Fill(rowOf, -1);
        for (var row = 0; row < batch.RowCount; row++)
        {
            var response = batch.Responses[row];
            sizes.Options.CheckedLength(batch.Prompts[row].Length + response.Length);
            for (var r = 0; r < response.Length; r++)
            {
                var from = packed.Predictor(row, r);
                (rowOf[(row * width) + r], tokens[(row * width) + r], isWanted[from]) = (from, sizes.CheckedId(response[r]), true);
            }
        }

        var firstWanted = packed.Sequences.Select(sequence =>
        {
            var first = Array.IndexOf(isWanted, true, sequence.Start, sequence.Length);
            return first < 0 ? sequence.Length : first - sequence.Start;
        }).ToArray();
        var passage = new Passage(ids, packed.Sequences, firstWanted, sizes);
        for (var place = 0; place < rowOf.Length; place++)
        {
            if (rowOf[place] >= 0) rowOf[place] = passage.WantedOf[rowOf[place]];
        }

        return (passage, new Targets(passage.Wanted.Length, rowOf, tokens));
    }
}
