using RLCollapse.Common;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Rows of random tokens. Rows of one prompt hold the same array, so that it is shared.</summary>
/// <param name="Prompts">Of each row.</param>
/// <param name="Responses">Of each row.</param>
internal sealed record RandomRows(int[][] Prompts, int[][] Responses)
{
    /// <summary>Makes rows.</summary>
    /// <param name="vocabulary">V.</param>
    /// <param name="families">Of each prompt, its length and those of the responses to it.</param>
    public static RandomRows Create(int vocabulary, params (int Prompt, int[] Responses)[] families)
    {
        var random = new Seed(5).Generator();
        int[] Tokens(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextInt(0, vocabulary - 1))];
        var rows = families.SelectMany(family =>
        {
            var prompt = Tokens(family.Prompt);
            return family.Responses.Select(length => (Prompt: prompt, Response: Tokens(length)));
        }).ToArray();
        return new([.. rows.Select(row => row.Prompt)], [.. rows.Select(row => row.Response)]);
    }

    /// <summary>Ragged rows: some share their prompt, some do not, some have one token.</summary>
    public static RandomRows Mixed(int vocabulary) =>
        Create(vocabulary, (5, [4, 1, 9]), (1, [3]), (17, [2, 2, 20, 5, 1, 7, 3]), (9, [1]), (1, [6, 1]), (33, [18]));

    /// <summary>A new batch of all rows.</summary>
    public TokenBatch Batch() => TokenBatch.Create(Prompts, Responses, 0, CPU);

    /// <summary>Some rows alone.</summary>
    public RandomRows Where(Func<int, bool> isTaken)
    {
        int[] taken = [.. Enumerable.Range(0, Prompts.Length).Where(isTaken)];
        return new([.. taken.Select(row => Prompts[row])], [.. taken.Select(row => Responses[row])]);
    }

    /// <summary>A part whose loss is linear in log-probabilities, square in values and linear in distributions, as far as asked.</summary>
    public LossPart Part(Asked asked, double temperature = 0.8)
    {
        var batch = Batch();
        var generator = new Generator(9);
        var slopes = randn(batch.Mask_BR.shape, generator: generator) * batch.Mask_BR;
        return new(batch, temperature, scores =>
        {
            var terms = new List<Tensor>();
            if (asked.HasFlag(Asked.LogProbs)) terms.Add((scores.LogProbs_BR * slopes).sum());
            if (asked.HasFlag(Asked.Values)) terms.Add((scores.Values_BR * scores.Values_BR * slopes.abs()).sum());
            if (scores.Distributions_BRV is { } all)
                terms.Add((all * randn(all.shape, generator: new Generator(3)) * batch.Mask_BR.unsqueeze(-1)).sum());
            return stack(terms).sum();
        }, asked.HasFlag(Asked.Distributions));
    }
}

/// <summary>What a loss depends on.</summary>
[Flags]
public enum Asked
{
    LogProbs = 1,
    Values = 2,
    Distributions = 4,
    All = LogProbs | Values | Distributions,
}
