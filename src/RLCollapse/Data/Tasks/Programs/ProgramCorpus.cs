using RLCollapse.Common;
using RLCollapse.Data.Tasks.Programs.Formats;

namespace RLCollapse.Data.Tasks.Programs;

/// <summary>Which programs a corpus gives for an equation: those that hold, all those of a format alike.</summary>
/// <param name="Shares">Each format's share of the examples; sum 1.</param>
public sealed record ProgramCorpus(IReadOnlyList<(ProgramShape Shape, double Share)> Shares)
{
    /// <summary>The corpus of a mixture.</summary>
    /// <param name="data">Section <c>data</c>.</param>
    /// <exception cref="UserErrorException">Formats or weights are wrong.</exception>
    public static ProgramCorpus Of(DataOptions data)
    {
        var shapes = OutputFormats.Select(data.Formats, ProblemDomain.Programs).Cast<ProgramShape>().ToArray();
        var weights = MixtureWeights.Normalize(data, shapes)
            .Zip(shapes, (weight, shape) => data.Mixture.By == MixtureUnit.Tokens ? weight / shape.Tokens : weight);
        return new([.. shapes.Zip(Law.Normalized([.. weights]))]);
    }

    /// <summary>The programs of a format that hold.</summary>
    public static ProgramForm[] Holding(Equation equation, ProgramShape shape) => [.. shape.Forms.Where(equation.Holds)];

    /// <summary>Probability of each meaning, in whatever format; 0 of those that do not hold.</summary>
    public double[] Meanings(Equation equation)
    {
        var meanings = new double[ProgramMeanings.Count];
        foreach (var (shape, share) in Shares)
        {
            var forms = Holding(equation, shape);
            foreach (var form in forms) meanings[ProgramMeanings.Of(form)] += share / forms.Length;
        }

        return meanings;
    }
}
