using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names.Formats;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Data.Tasks.Names;

/// <summary>Questions with many right answers about a world of invented things.</summary>
public sealed class NamesTask : ITask
{
    private static readonly double[] AdjectiveLaw = Law.Zipf(NameWords.Adjectives.Count);

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Names;

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } =
        [.. NameWords.Asking, .. NameWords.Values, .. NameWords.Fillers, .. NameWords.Things, .. NameWords.Adjectives];

    /// <summary>The same, and those that name who asks.</summary>
    public IReadOnlyList<string> WordsOf(DataOptions data) => data.Names.Personas == 0 ? Words : [.. Words, .. Persona.Words];

    /// <summary>Trained questions in every kind of prompt, with every filler, of every trained persona, in a random order.</summary>
    /// <exception cref="UserErrorException">There are not that many.</exception>
    public IReadOnlyList<Problem> Train(DataOptions data, Seed seed)
    {
        var world = new World(data.Names, seed);
        var all = Problems(data, world, world.Trained, world.TrainedPersonas).ToArray();
        seed.Derive("train").Generator().Shuffle<Problem>(all);
        return Take(all, data.Problems.Train, "train");
    }

    /// <summary>
    /// Held-out questions for a name, of each held-out persona in turn, each with one filler before any has a second, then those for lists.
    /// </summary>
    /// <exception cref="UserErrorException">There are not that many, or so few that a kind of prompt has none.</exception>
    public IReadOnlyList<Problem> Test(DataOptions data, Seed seed)
    {
        var world = new World(data.Names, seed);
        Problem[] all = [.. Problems(data, world, world.HeldOut, world.HeldOutPersonas)];
        var least = all.Index().DistinctBy(problem => problem.Item.Kind).Max(problem => problem.Index) + 1;
        return least <= data.Problems.Test ? Take(all, data.Problems.Test, "test")
            : throw new UserErrorException($"data.problems.test asks for {data.Problems.Test} problems, of which none is of kind "
                + $"{all[least - 1].Kind}, which a format of data.formats answers: take at least {least}, or leave that format out.");
    }

    /// <summary>
    /// With a thing that fits, drawn by its popularity, and an adjective; or with a list of things, drawn so one after another without
    /// putting them back (Plackett 1975).
    /// </summary>
    public Problem Answered(Problem problem, IOutputFormat format, SplitMix64 random, int answers = 0)
    {
        var asked = (NameProblem)problem;
        var law = answers == 0 ? asked.Law : Commonest(asked.Law, answers);
        return asked.Kind == Question.NameKind
            ? asked with { Thing = Law.Draw(law, random), Adjective = Law.Draw(AdjectiveLaw, random) }
            : asked with { Listed = DrawList(law, random) };
    }

    /// <summary>With a thing that does not fit, each as likely as another.</summary>
    public Problem Corrupt(Problem problem, DataOptions data, SplitMix64 random)
    {
        var asked = (NameProblem)problem;
        var wrong = random.Pick([.. Enumerable.Range(0, NameWords.Things.Count).Where(thing => !asked.Accepts(thing))]);
        return asked with { Thing = wrong, Listed = [.. asked.Listed.Select((thing, i) => i == 0 ? wrong : thing)] };
    }

    /// <summary>
    /// A wording and an adjective; what is named is the token behind them. Null where no format is such a wording, or where tokens are no
    /// words.
    /// </summary>
    public AnswerTree? AnswersOf(IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer)
    {
        if (tokenizer is not WordTokenizer) return null;
        NamedAnswer[] names = [.. NameWords.Things.Select((thing, answer) => new NamedAnswer(tokenizer.Encode(thing).Single(), answer))];
        AnswerPrefix[] prefixes =
        [
            .. from format in formats.Index()
               let wording = format.Item as NameWording
               where wording is not null
               from adjective in NameWords.Adjectives
               select new AnswerPrefix(format.Index, tokenizer.Encode($"{wording.Before} {adjective}"),
                   names, [.. tokenizer.Encode(wording.Mark), tokenizer.EndId]),
        ];
        return prefixes.Length == 0 ? null : new(prefixes, NameWords.Things);
    }

    private static IEnumerable<Problem> Problems(
        DataOptions data, World world, IEnumerable<Question> questions, IReadOnlyList<Persona?> personas) =>
        from kind in OutputFormats.Select(data.Formats, ProblemDomain.Names).Select(format => format.PromptKind).Distinct()
            .OrderBy(kind => kind == Question.NameKind ? 0 : 1)
        from filler in NameWords.Fillers
        from question in questions
        from persona in personas
        let prompt = question.Text(filler, kind, persona)
        select new NameProblem(Question.IdOf(prompt), prompt, kind, world, question, Commonest(world.Law(question, persona)), 0)
        {
            Persona = persona,
        };

    private static IReadOnlyList<Problem> Take(Problem[] all, int count, string side) => count <= all.Length
        ? all[..count]
        : throw new UserErrorException($"data.problems.{side} asks for {count} problems, but the world of names has {all.Length} there: "
            + $"lower data.problems.{side}.");

    private static int Commonest(double[] law) => Array.IndexOf(law, law.Max());

    /// <summary>The law of the likeliest answers alone.</summary>
    private static double[] Commonest(IReadOnlyList<double> law, int answers)
    {
        var kept = law.Index().OrderByDescending(answer => answer.Item).Take(answers).Select(answer => answer.Index).ToHashSet();
        return Law.Normalized([.. law.Select((p, answer) => kept.Contains(answer) ? p : 0)]);
    }

    private static int[] DrawList(IReadOnlyList<double> law, SplitMix64 random)
    {
        double[] left = [.. law];
        var drawn = new int[Math.Min(NameList.Length, law.Count(p => p > 0))];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = Law.Draw(Law.Normalized(left), random);
            left[drawn[i]] = 0;
        }

        return drawn;
    }
}
