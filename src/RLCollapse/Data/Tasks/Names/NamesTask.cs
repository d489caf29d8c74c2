using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names.Formats;

namespace RLCollapse.Data.Tasks.Names;

/// <summary>Questions with many right answers about a world of invented things.</summary>
public sealed class NamesTask : ITask
{
    private static readonly double[] AdjectiveLaw = Normalized([.. NameWords.Adjectives.Select((_, rank) => 1.0 / (rank + 1))]);

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Names;

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } =
        [.. NameWords.Asking, .. NameWords.Values, .. NameWords.Fillers, .. NameWords.Things, .. NameWords.Adjectives];

    /// <summary>Trained questions, with a filler each, in a random order.</summary>
    /// <exception cref="UserErrorException">There are not that many.</exception>
    public IReadOnlyList<Problem> Train(DataOptions data, Seed seed)
    {
        var world = new World(data.Names, seed);
        var all = Problems(world, world.Trained).ToArray();
        seed.Derive("train").Generator().Shuffle<Problem>(all);
        return Take(all, data.Problems.Train, "train");
    }

    /// <summary>Held-out questions, each with one filler before any has a second.</summary>
    /// <exception cref="UserErrorException">There are not that many.</exception>
    public IReadOnlyList<Problem> Test(DataOptions data, Seed seed)
    {
        var world = new World(data.Names, seed);
        return Take([.. Problems(world, world.HeldOut)], data.Problems.Test, "test");
    }

    /// <summary>With a thing that fits, drawn by its popularity, and an adjective.</summary>
    public Problem Answered(Problem problem, SplitMix64 random)
    {
        var asked = (NameProblem)problem;
        return asked with { Thing = Draw(asked.Law, random), Adjective = Draw(AdjectiveLaw, random) };
    }

    /// <summary>With a thing that does not fit, each as likely as another.</summary>
    public Problem Corrupt(Problem problem, DataOptions data, SplitMix64 random)
    {
        var asked = (NameProblem)problem;
        return asked with { Thing = random.Pick([.. Enumerable.Range(0, NameWords.Things.Count).Where(thing => !asked.Accepts(thing))]) };
    }

    /// <summary>A wording and an adjective; what is named is the token behind them. Null where a format is no such wording.</summary>
    public AnswerTree? AnswersOf(IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer)
    {
        NameWording[] wordings = [.. formats.OfType<NameWording>()];
        return wordings.Length < formats.Count ? null : new(
            [.. from wording in wordings.Index()
                from adjective in NameWords.Adjectives
                select new AnswerPrefix(wording.Index, tokenizer.Encode($"{wording.Item.Before} {adjective}"),
                    [.. tokenizer.Encode(wording.Item.Mark), tokenizer.EndId])],
            [.. NameWords.Things.Select(thing => tokenizer.Encode(thing).Single())]);
    }

    private static IEnumerable<Problem> Problems(World world, IEnumerable<Question> questions) =>
        from filler in NameWords.Fillers
        from question in questions
        let prompt = question.Text(filler)
        select new NameProblem(Question.IdOf(prompt), prompt, world, question, Commonest(world.Law(question)), 0);

    private static IReadOnlyList<Problem> Take(Problem[] all, int count, string side) => count <= all.Length
        ? all[..count]
        : throw new UserErrorException($"data.problems.{side} asks for {count} problems, but the world of names has {all.Length} there: "
            + $"lower data.problems.{side}.");

    private static int Commonest(double[] law) => Array.IndexOf(law, law.Max());

    private static int Draw(IReadOnlyList<double> law, SplitMix64 random)
    {
        var left = random.NextDouble();
        var last = 0;
        for (var i = 0; i < law.Count; i++)
        {
            if (law[i] == 0) continue;
            (last, left) = (i, left - law[i]);
            if (left < 0) break;
        }

        return last;
    }

    private static double[] Normalized(double[] weights) => [.. weights.Select(weight => weight / weights.Sum())];
}
