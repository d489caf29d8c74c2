using RLCollapse.Common;
using RLCollapse.Data.Tasks.Programs.Formats;

namespace RLCollapse.Data.Tasks.Programs;

/// <summary>Which programs a corpus gives for an equation: those that hold, each by its weight among those of its format.</summary>
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

    /// <summary>A program that holds, in a format.</summary>
    public static ProgramForm Draw(Equation equation, ProgramShape shape, SplitMix64 random)
    {
        var (forms, law) = Of(equation, shape);
        return forms[Law.Draw(law, random)];
    }

    /// <summary>Probability of each meaning, in whatever format; 0 of those that do not hold.</summary>
    public double[] Meanings(Equation equation)
    {
        var meanings = new double[ProgramMeanings.Count];
        foreach (var (shape, share) in Shares)
        {
            var (forms, law) = Of(equation, shape);
            foreach (var (form, probability) in forms.Zip(law)) meanings[ProgramMeanings.Of(form)] += share * probability;
        }

        return meanings;
    }

    private static (ProgramForm[] Forms, double[] Law) Of(Equation equation, ProgramShape shape)
    {
        ProgramForm[] forms = [.. shape.Forms.Where(form => form.Of(equation.Input) == equation.Output)];
        return (forms, Law.Normalized([.. forms.Select(form => form.Weight)]));
    }
}
