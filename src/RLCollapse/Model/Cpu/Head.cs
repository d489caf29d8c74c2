using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>From the last stream to scores, log-probabilities and values.</summary>
internal static unsafe class Head<V> where V : unmanaged, ILanes<V>
{
    private const int Chunk = Block<V>.Chunk;

    /// <summary>Scores and values of rows.</summary>
    /// <param name="weights">Of the model.</param>
    /// <param name="rows">M.</param>
    /// <param name="last">(M, C): the stream behind the last block.</param>
    /// <param name="scale">(M): of the last norm, written.</param>
    /// <param name="hidden">(M, C): behind it, written.</param>
    /// <param name="scores">(M, V), written.</param>
    /// <param name="scoresRow">Floats from row to row of scores.</param>
    /// <param name="values">(M), written.</param>
    public static void Forward(
        DecoderWeights weights, int rows, float* last, float* scale, float* hidden, float* scores, int scoresRow, float* values)
    {
        var sizes = weights.Sizes;
        for (var row = 0; row < rows; row += Chunk)
        {
            var count = Math.Min(Chunk, rows - row);
            var first = (nint)row * sizes.WidthRow;
            Norm<V>.Forward(last + first, weights.Norm, count, sizes, scale + row, hidden + first);
            Product<V>.Of(hidden + first, sizes.WidthRow, weights.Head.Forward, count, sizes.Width, sizes.Scores, null, 0,
                scores + ((nint)row * scoresRow), scoresRow);
            for (var r = row; r < row + count; r++)
                values[r] = SoftmaxRow<V>.Dot(hidden + ((nint)r * sizes.WidthRow), weights.ValueHead, sizes.Channels);
        }
    }

    /// <summary>Scores become probabilities, and the log-probabilities that are asked for are taken.</summary>
    /// <param name="sizes">V.</param>
    /// <param name="rows">M.</param>
    /// <param name="scores">(M, V): scores, then probabilities at the temperature.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="targets">What is asked for.</param>
    /// <param name="logProbs">At the targets' places, written.</param>
    /// <param name="distributions">Log-probabilities of all tokens at the targets' places, V floats each, written; null for none.</param>
    public static void LogProbs(
        Sizes sizes, int rows, float* scores, double temperature, Targets targets, float* logProbs, float* distributions)
    {
        var inverse = (float)(1 / temperature);
        for (var row = 0; row < rows; row++, scores += sizes.ScoresRow)
        {
            if (temperature != 1) SoftmaxRow<V>.Scale(scores, sizes.Scores, inverse);
            var highest = SoftmaxRow<V>.Highest(scores, sizes.Vocabulary, float.NegativeInfinity);
            foreach (var place in targets.Of(row)) logProbs[place] = scores[targets.Tokens[place]] - highest;
            if (distributions != null)
            {
                foreach (var place in targets.Of(row))
                    new Span<float>(scores, sizes.Vocabulary).CopyTo(new Span<float>(distributions + ((nint)place * sizes.Vocabulary),
                        sizes.Vocabulary));
            }

            var sum = SoftmaxRow<V>.Exponentiate(scores, sizes.Vocabulary, highest);
            SoftmaxRow<V>.Scale(scores, sizes.Scores, 1 / sum);
            var logarithm = MathF.Log(sum);
            foreach (var place in targets.Of(row))
            {
                logProbs[place] -= logarithm;
                if (distributions == null) continue;
                var all = distributions + ((nint)place * sizes.Vocabulary);
                for (var i = 0; i < sizes.Vocabulary; i++) all[i] -= highest + logarithm;
            }
        }
    }

    /// <summary>The way back.</summary>
    /// <param name="weights">Of the model.</param>
    /// <param name="rows">M.</param>
    /// <param name="activations">As the way there left them; probabilities become gradients of the scores.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="targets">What was asked for.</param>
    /// <param name="slopes">Gradients of the loss.</param>
    /// <param name="stream">(M, C): gradient of the last stream, written.</param>
    /// <param name="gradients">Of the weights, added to.</param>
    public static void Back(DecoderWeights weights, int rows, Activations<V> activations, double temperature, Targets targets,
        ScoreSlopes slopes, float* stream, DecoderGradients gradients)
    {
        var (sizes, stride) = (weights.Sizes, weights.Sizes.WidthRow);
        var inverse = (float)(1 / temperature);
        using var arena = Arena.Take((long)Chunk * stride, 1);
        var ofHidden = arena.Floats((long)Chunk * stride);
        for (var row = 0; row < rows; row += Chunk)
        {
            var count = Math.Min(Chunk, rows - row);
            var first = (nint)row * stride;
            float* hidden = activations.Hidden + first, scores = activations.Scores + ((nint)row * sizes.ScoresRow);
            for (var r = 0; r < count; r++)
                ScoresBack(sizes, scores + ((nint)r * sizes.ScoresRow), inverse, targets, targets.Of(row + r), slopes);
            Product<V>.AddTransposed(scores, sizes.ScoresRow, hidden, stride, count, sizes.Vocabulary, sizes.Channels, gradients.Head);
            Product<V>.Of(scores, sizes.ScoresRow, weights.Head.Back, count, sizes.Scores, sizes.Channels, null, 0, ofHidden, stride);
            for (var r = 0; r < count; r++)
            {
                var slope = 0f;
                foreach (var place in targets.Of(row + r)) slope += slopes.Values == null ? 0 : slopes.Values[place];
                if (slope == 0) continue;
                AddTimes(weights.ValueHead, slope, ofHidden + ((nint)r * stride), sizes.Channels);
                AddTimes(hidden + ((nint)r * stride), slope, gradients.ValueHead, sizes.Channels);
            }

            new Span<float>(stream + first, count * stride).Clear();
            Norm<V>.Back(activations.Last + first, weights.Norm, count, sizes, activations.LastScale + row, ofHidden, stream + first,
                gradients.Norm);
        }
    }

    /// <summary>Probabilities p become Σ g·(1_y − p) / T, and the same of slopes of whole distributions.</summary>
    private static void ScoresBack(
        Sizes sizes, float* row, float inverse, Targets targets, ReadOnlySpan<int> places, ScoreSlopes slopes)
    {
        var sum = 0f;
        foreach (var place in places)
        {
            if (slopes.LogProbs != null) sum += slopes.LogProbs[place];
            if (slopes.Distributions == null) continue;
            var all = slopes.Distributions + ((nint)place * sizes.Vocabulary);
            for (var i = 0; i < sizes.Vocabulary; i++) sum += all[i];
        }

        SoftmaxRow<V>.Scale(row, sizes.Scores, -sum * inverse);
        foreach (var place in places)
        {
            if (slopes.LogProbs != null) row[targets.Tokens[place]] += slopes.LogProbs[place] * inverse;
            if (slopes.Distributions == null) continue;
            var all = slopes.Distributions + ((nint)place * sizes.Vocabulary);
            for (var i = 0; i < sizes.Vocabulary; i++) row[i] += all[i] * inverse;
        }
    }

    private static void AddTimes(float* x, float by, float* to, int count)
    {
        var factor = V.Create(by);
        for (var i = 0; i < count; i += 16) V.FusedMultiplyAdd(V.Load(x + i), factor, V.Load(to + i)).Store(to + i);
    }
}
