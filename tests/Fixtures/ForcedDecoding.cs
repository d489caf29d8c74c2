using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Fixtures;

/// <summary>What decoding says when rows are made to take given responses; a row leaves when its response has ended.</summary>
/// <param name="Logits">Of each row and step, V numbers.</param>
/// <param name="Values">Of each row and step.</param>
internal sealed record ForcedDecoding(float[][][] Logits, float[][] Values)
{
    /// <summary>Decodes.</summary>
    /// <param name="model">What decodes.</param>
    /// <param name="rows">Rows of a prompt stand together.</param>
    public static ForcedDecoding Of(ILanguageModel model, RandomRows rows)
    {
        using var scope = NewDisposeScope();
        var prompts = rows.Prompts.Distinct().ToArray(); // arrays are equal when they are one
        int[] rowPrompts = [.. rows.Prompts.Select(prompt => Array.IndexOf(prompts, prompt))];
        var (logits, values) = (rows.Responses.Select(response => new float[response.Length][]).ToArray(),
            rows.Responses.Select(response => new float[response.Length]).ToArray());
        using var decoding = model.Decode(prompts, rowPrompts, rows.Responses.Max(response => response.Length));
        int[] active = [.. Enumerable.Range(0, rowPrompts.Length)];
        var next = decoding.Start();
        for (var step = 0; ; step++)
        {
            foreach (var (place, row) in active.Index())
            {
                logits[row][step] = next.Logits_AV[place].data<float>().ToArray();
                values[row][step] = next.Values_A.data<float>()[place];
            }

            int[] kept = [.. active.Index().Where(row => rows.Responses[row.Item].Length > step + 1).Select(row => row.Index)];
            if (kept.Length == 0) return new(logits, values);
            if (kept.Length < active.Length) decoding.Keep(kept);
            active = [.. kept.Select(place => active[place])];
            next = decoding.Next(tensor(active.Select(row => (long)rows.Responses[row][step]).ToArray()));
        }
    }

    /// <summary>log softmax(logits / T) at a token, in double precision.</summary>
    public double LogProb(int row, int step, int token, double temperature)
    {
        var scaled = Logits[row][step].Select(logit => logit / temperature).ToArray();
        return scaled[token] - scaled.Max() - Math.Log(scaled.Sum(logit => Math.Exp(logit - scaled.Max())));
    }
}
