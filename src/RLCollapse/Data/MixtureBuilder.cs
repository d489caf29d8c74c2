using System.Runtime.InteropServices;
using RLCollapse.Common;
using RLCollapse.Data.Tasks;

namespace RLCollapse.Data;

/// <summary>
/// Builds sets of examples. Each example goes to the format that is furthest behind its weight, until the set is full: so shares are
/// within an example of the weights, and the size does not depend on them.
/// </summary>
public static class MixtureBuilder
{
    /// <summary>The pretraining set: the mixture up to the token budget, shuffled.</summary>
    /// <exception cref="UserErrorException">Weights or noise do not fit the formats.</exception>
    public static IReadOnlyList<Example> Build(
        DataOptions data, ITask task, IReadOnlyList<IOutputFormat> formats, IReadOnlyList<Problem> train, ITokenizer tokenizer,
        Seed seed) =>
        Build(data, task, formats, train, tokenizer, 0, (_, tokens) => tokens >= data.TokenBudget, seed);

    /// <summary>A set of its own, shuffled, of the training problems.</summary>
    /// <param name="set">What is in it; at least one example.</param>
    /// <param name="data">Section <c>data</c>, for what the set does not say.</param>
    /// <param name="dataset">Made of it.</param>
    /// <param name="seed">Of order, answers and noise.</param>
    /// <exception cref="UserErrorException">Weights or noise do not fit the formats.</exception>
    public static IReadOnlyList<Example> Build(ExampleSetOptions set, DataOptions data, Dataset dataset, Seed seed) => Build(
        set.Mixed(data), KnownTasks.Get(data.Domain), dataset.Formats, dataset.Train, dataset.Tokenizer, set.AnswersPerQuestion,
        (examples, _) => examples >= set.Examples, seed);

    private static List<Example> Build(
        DataOptions data, ITask task, IReadOnlyList<IOutputFormat> formats, IReadOnlyList<Problem> train, ITokenizer tokenizer,
        int answers, Func<int, long, bool> isFull, Seed seed)
    {
        var weights = MixtureWeights.Normalize(data, formats);
        var noise = MixtureWeights.Noise(data, formats);
        var problems = new ProblemTokens(train, tokenizer);
        Problem Answer(Problem problem, IOutputFormat format, SplitMix64 random) => task.Answered(problem, format, random, answers);
        Problem Corrupt(Problem problem, SplitMix64 random) => task.Corrupt(problem, data, random);
        SolutionStream[] streams =
            [.. formats.Select((format, f) => new SolutionStream(problems, format, f, noise[f], Answer, Corrupt, seed))];

        var examples = new List<Example>();
        var amounts = new double[formats.Count];
        for (var tokens = 0L; !isFull(examples.Count, tokens);)
        {
            var format = FurthestBehind(amounts, weights);
            var example = streams[format].Next();
            amounts[format] += data.Mixture.By == MixtureUnit.Tokens ? example.Response.Length : 1;
            tokens += example.Length;
            examples.Add(example);
        }

        seed.Derive("shuffle").Generator().Shuffle(CollectionsMarshal.AsSpan(examples));
        return examples;
    }

    /// <summary>Clean solutions: element [f][i] is problem i in format f.</summary>
    public static IReadOnlyList<IReadOnlyList<Example>> HeldOut(
        ITask task, IReadOnlyList<IOutputFormat> formats, IReadOnlyList<Problem> test, ITokenizer tokenizer, Seed seed)
    {
        var problems = new ProblemTokens(test, tokenizer);
        return [.. formats.Select((format, f) =>
        {
            var answers = seed.Derive(format.Name).Generator();
            return test.Index().Where(problem => format.Writes(problem.Item))
                .Select(problem => problems.Solve(problem.Index, task.Answered(problem.Item, format, answers), format, f)).ToArray();
        })];
    }

    private static int FurthestBehind(double[] amounts, double[] weights)
    {
        var best = -1;
        for (var f = 0; f < weights.Length; f++)
        {
            if (weights[f] > 0 && (best < 0 || amounts[f] / weights[f] < amounts[best] / weights[best])) best = f;
        }

        return best;
    }
}
