using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Tales;

/// <summary>Asks for short tales of two things, in words of which some are common and some rare.</summary>
public sealed class TalesTask : ITask
{
    /// <summary>Pairs of things that training never asks for, of 552.</summary>
    public const int HeldOut = 112;

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Tales;

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } = ["tell", "of", "and", ".", .. TaleWords.All];

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Train(DataOptions data, Seed seed) => Take(seed, "train", data.Problems.Train);

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Test(DataOptions data, Seed seed) => Take(seed, "test", data.Problems.Test);

    /// <summary>With a tale of these things in words drawn by their laws; whom it tells of behind them is drawn, too.</summary>
    public Problem Answered(Problem problem, IOutputFormat format, SplitMix64 random, int answers = 0)
    {
        var asked = (TaleProblem)problem;
        int?[] things = [asked.First, asked.Second, .. Enumerable.Repeat<int?>(null, TaleProblem.Sentences - 2)];
        return asked with { Tale = [.. things.Select(thing => TaleSentence.Draw(thing, random))] };
    }

    /// <summary>With a first sentence of another thing, each as likely as another.</summary>
    public Problem Corrupt(Problem problem, DataOptions data, SplitMix64 random)
    {
        var asked = (TaleProblem)problem;
        var other = random.Pick([.. Enumerable.Range(0, TaleWords.Things.Words.Count).Where(thing => thing != asked.First)]);
        return asked with { Tale = [.. asked.Tale.Select((sentence, i) => i == 0 ? sentence with { Thing = other } : sentence)] };
    }

    private static IReadOnlyList<Problem> Take(Seed seed, string side, int count)
    {
        var things = Enumerable.Range(0, TaleWords.Things.Words.Count);
        var pairs = (from first in things
                     from second in things
                     where first != second select (first, second)).ToArray();
        seed.Derive("pairs of things").Generator().Shuffle<(int, int)>(pairs);
        pairs = side == "test" ? pairs[..HeldOut] : pairs[HeldOut..];
        if (count > pairs.Length)
        {
            throw new UserErrorException($"data.problems.{side} asks for {count} problems, but domain tales has {pairs.Length} there: "
                + $"lower data.problems.{side}.");
        }

        return [.. pairs[..count].Select(pair => new TaleProblem(pair.first, pair.second, Plainest(pair.first, pair.second)))];
    }

    /// <summary>A tale in the commonest words.</summary>
    private static TaleSentence[] Plainest(int first, int second) =>
        [.. new[] { first, second, 0, 0 }.Select(thing => new TaleSentence(0, thing, 0, 0))];
}
