using RLCollapse.Common;
using RLCollapse.Data.Tasks.Programs.Formats;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Data.Tasks.Programs;

/// <summary>Asks for a program of which one output is given: many hold, and many forms mean the same.</summary>
public sealed class ProgramsTask : ITask
{
    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Programs;

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } = [.. Equation.Names, "(", ")", "=", "-", ".", "x"];

    /// <summary>Every equation under all names but one.</summary>
    /// <exception cref="UserErrorException">There are not that many.</exception>
    public IReadOnlyList<Problem> Train(DataOptions data, Seed seed) => Take(data, seed, "train", data.Problems.Train);

    /// <summary>Every equation under the name that training never gives it.</summary>
    /// <exception cref="UserErrorException">There are not that many.</exception>
    public IReadOnlyList<Problem> Test(DataOptions data, Seed seed) => Take(data, seed, "test", data.Problems.Test);

    /// <summary>With a program of the format that holds, each as likely as another.</summary>
    public Problem Answered(Problem problem, IOutputFormat format, SplitMix64 random, int answers = 0)
    {
        var asked = (ProgramProblem)problem;
        return asked with { Form = random.Pick(ProgramCorpus.Holding(asked.Equation, (ProgramShape)format)) };
    }

    /// <summary>With a program of the same format that does not hold, each as likely as another.</summary>
    public Problem Corrupt(Problem problem, DataOptions data, SplitMix64 random)
    {
        var asked = (ProgramProblem)problem;
        var shape = ProgramShape.All.First(shape => shape.Forms.Contains(asked.Form));
        return asked with { Form = random.Pick([.. shape.Forms.Where(form => !asked.Equation.Holds(form))]) };
    }

    /// <summary>All 930 forms: the last digit decides the meaning behind each beginning. Null where tokens are no words.</summary>
    public AnswerTree? AnswersOf(IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer)
    {
        if (tokenizer is not WordTokenizer) return null;
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
        return prefixes.Length == 0 ? null : new(prefixes, ProgramMeanings.Texts);
    }

    private static IReadOnlyList<Problem> Take(DataOptions data, Seed seed, string side, int count)
    {
        var (corpus, random) = (ProgramCorpus.Of(data), seed.Derive("programs").Generator());
        var asked = (from equation in Equation.All
                     let held = random.Pick(Equation.Names)
                     from name in Equation.Names
                     where (name == held) == (side == "test")
                     select new ProgramProblem(equation.Text(name), corpus, equation, ProgramForm.All.First(equation.Holds))).ToArray();
        seed.Derive("programs").Derive(side).Generator().Shuffle<ProgramProblem>(asked);
        return count <= asked.Length ? asked[..count] : throw new UserErrorException($"data.problems.{side} asks for {count} problems, "
            + $"but domain programs has {asked.Length} there: lower data.problems.{side}.");
    }
}
