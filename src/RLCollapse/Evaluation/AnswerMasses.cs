using RLCollapse.Data;
using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Evaluation;

/// <summary>
/// The exact probability, for each prompt, that a response names an answer in a format: the mass of its prefix times that of the token
/// which names it, by forward passes over all prefixes and no sampling. What comes behind the name is not looked at, as with
/// <see cref="FormatMass"/>.
/// </summary>
public sealed class AnswerMasses
{
    private const int RowsAPart = 128;

    /// <summary>Stands for smaller masses, so that logarithms and shares of all are finite.</summary>
    private const double Least = 1e-300;

    private readonly double[][][] _masses;

    /// <summary>Of measured masses.</summary>
    /// <param name="tree">Where answers are named.</param>
    /// <param name="masses">Element [prompt][prefix][name], non-negative.</param>
    /// <param name="formats">Number of formats.</param>
    public AnswerMasses(AnswerTree tree, IEnumerable<double[][]> masses, int formats)
    {
        Tree = tree;
        _masses = [.. masses.Select(prefixes => prefixes.Select(names => names.Select(p => Math.Max(p, Least)).ToArray()).ToArray())];
        Answers = [.. _masses.Select(OfAnswers)];
        Formats = [.. _masses.Select(prefixes => Enumerable.Range(0, formats)
            .Select(f => prefixes.Zip(tree.Prefixes).Where(pair => pair.Second.Format == f).Sum(pair => pair.First.Sum())).ToArray())];
    }

    /// <summary>Where answers are named.</summary>
    public AnswerTree Tree { get; }

    /// <summary>Mass above 0 of each answer for each prompt, in whatever format; what is missing from 1 names none.</summary>
    public IReadOnlyList<double[]> Answers { get; }

    /// <summary>Mass above 0 of each format for each prompt, of responses that name an answer in it.</summary>
    public IReadOnlyList<double[]> Formats { get; }

    /// <summary>Mass above 0 of each token behind a prefix that names an answer, for a prompt.</summary>
    public IReadOnlyList<double> Behind(int prompt, int prefix) => _masses[prompt][prefix];

    /// <summary>Measures a model.</summary>
    /// <param name="model">Scores the prefixes.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="tree">Where answers are named.</param>
    /// <param name="formats">Number of formats.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="padId">Fills rows.</param>
    public static AnswerMasses Exact(
        ILanguageModel model, IReadOnlyList<int[]> prompts, AnswerTree tree, int formats, double temperature, int padId)
    {
        var rows = (from prompt in Enumerable.Range(0, prompts.Count) from prefix in tree.Prefixes select (prompt, prefix)).ToArray();
        var parts = PartThreads.Map(rows.Length, RowsAPart, model.Device, part =>
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            var some = rows[part];
            using var batch = TokenBatch.Create([.. some.Select(r => prompts[r.prompt])],
                [.. some.Select(r => (int[])[.. r.prefix.Tokens, r.prefix.Names[0].Token])], padId, model.Device);
            using var scores = model.Score(batch, temperature, withDistributions: true);
            return Named([.. some.Select(row => row.prefix)], scores);
        });
        return new(tree, parts.SelectMany(part => part).Chunk(tree.Prefixes.Count), formats);
    }

    private double[] OfAnswers(double[][] prefixes)
    {
        var answers = new double[Tree.Answers.Count];
        foreach (var (names, masses) in Tree.Prefixes.Zip(prefixes, (prefix, masses) => (prefix.Names, masses)))
        {
            for (var i = 0; i < masses.Length; i++) answers[names[i].Answer] += masses[i];
        }

        return [.. answers.Select(mass => Math.Max(mass, Least))];
    }

    /// <summary>Probability of each token that names an answer behind each prefix.</summary>
    private static double[][] Named(AnswerPrefix[] prefixes, TokenScores scores)
    {
        var tokens_BR = scores.LogProbs_BR.cpu().data<float>().ToArray();
        var next_BRV = scores.Distributions_BRV!.cpu().data<float>().ToArray();
        var (width, vocabulary) = (tokens_BR.Length / prefixes.Length, next_BRV.Length / tokens_BR.Length);
        return [.. prefixes.Select((prefix, row) =>
        {
            var first = row * width;
            var mass = tokens_BR.AsSpan(first, prefix.Tokens.Length).ToArray().Sum(value => (double)value);
            var next = (first + prefix.Tokens.Length) * vocabulary;
            return prefix.Names.Select(name => Math.Exp(mass + next_BRV[next + name.Token])).ToArray();
        })];
    }
}
