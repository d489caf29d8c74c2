using RLCollapse.Common;
using RLCollapse.Data.Tasks.Programs.Formats;

namespace RLCollapse.Data.Tasks.Programs;

/// <summary>Asks for a program of which one output is given: many hold, and many forms mean the same.</summary>
public sealed class ProgramsTask : ITask
{
    /// <summary>Equations that training never shows, a fifth.</summary>
    public const int HeldOut = 38;

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Programs;

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } = ["f", "(", ")", "=", "-", ".", "x"];

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Train(DataOptions data, Seed seed) => Take(data, seed, "train", data.Problems.Train);

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Test(DataOptions data, Seed seed) => Take(data, seed, "test", data.Problems.Test);

    /// <summary>With a program of the format that holds, drawn by its weight.</summary>
    public Problem Answered(Problem problem, IOutputFormat format, SplitMix64 random)
    {
        var asked = (ProgramProblem)problem;
        return asked with { Form = ProgramCorpus.Draw(asked.Equation, (ProgramShape)format, random) };
    }

    /// <summary>With a program of the same format that does not hold, each as likely as another.</summary>
    public Problem Corrupt(Problem problem, DataOptions data, SplitMix64 random)
    {
        var asked = (ProgramProblem)problem;
        var shape = ProgramShape.All.First(shape => shape.Forms.Contains(asked.Form));
        return asked with
        {
            Form = random.Pick([.. shape.Forms.Where(form => form.Of(asked.Equation.Input) != asked.Equation.Output)]),
        };
    }

    /// <summary>All 930 forms: the last digit decides the meaning behind each beginning.</summary>
    public AnswerTree? AnswersOf(IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer)
    {
        AnswerPrefix[] prefixes =
        [
            .. from format in formats.Index()
               let shape = format.Item as ProgramShape
               where shape is not null
               from forms in shape.Forms.GroupBy(form => form.Beginning)
               select new AnswerPrefix(format.Index, tokenizer.Encode(forms.Key),
                   [.. forms.Select(form => new NamedAnswer(tokenizer.Encode($"{form.LastDigit}").Single(), ProgramMeanings.Of(form)))],
                   [tokenizer.EndId]),
        ];
        return prefixes.Length == 0 ? null : new(prefixes, ProgramMeanings.Count);
    }

    private static IReadOnlyList<Problem> Take(DataOptions data, Seed seed, string side, int count)
    {
        var equations = Equation.All.ToArray();
        seed.Derive("equations").Generator().Shuffle<Equation>(equations);
        equations = side == "test" ? equations[..HeldOut] : equations[HeldOut..];
        if (count > equations.Length)
        {
            throw new UserErrorException($"data.problems.{side} asks for {count} problems, but domain programs has {equations.Length} "
                + $"there: lower data.problems.{side}.");
        }

        var corpus = ProgramCorpus.Of(data);
        return [.. equations[..count].Select(equation =>
            new ProgramProblem(corpus, equation, ProgramForm.All.First(form => form.Of(equation.Input) == equation.Output)))];
    }
}
