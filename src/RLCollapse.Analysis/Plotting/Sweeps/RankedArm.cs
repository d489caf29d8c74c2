using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Masses of answers by rank in the runs of an arm, a list element each.</summary>
/// <param name="Base">Of the bases.</param>
/// <param name="End">Of the policies at the end.</param>
/// <param name="Law">Of the worlds.</param>
internal sealed record RankedArm(
    IReadOnlyList<RankedAnswers> Base, IReadOnlyList<RankedAnswers> End, IReadOnlyList<RankedAnswers> Law)
{
    private const double Width = 0.38;

    /// <summary>Mean mass of a rank that is hardly to be seen.</summary>
    private const double Least = 0.005;

    /// <summary>Of an arm all of whose runs have left masses.</summary>
    public static RankedArm Of(SweepArm arm)
    {
        RecordedAnswers[] runs = [.. arm.Runs.Select(run => run.Data.Answers.Value!)];
        return new([.. runs.Select(run => RankedAnswers.Of(run, run.Base))], [.. runs.Select(run => RankedAnswers.Of(run, run.End))],
            [.. runs.Select(RankedAnswers.OfLaw)]);
    }

    /// <summary>Most answers that fit a question.</summary>
    public int All => Law.Max(law => law.ByLaw.Count);

    /// <summary>Ranks up to the last whose mass is to be seen, in the world, the bases or at the end.</summary>
    public int Ranks => Math.Max(1, Enumerable.Range(0, All).LastOrDefault(rank => IsSeen(rank)) + 1);

    /// <summary>What the likeliest answer's mass gains.</summary>
    public double Gain => Likeliest(End) - Likeliest(Base);

    /// <summary>"0.31 → 0.92": the likeliest answer's mass.</summary>
    public string Told => NumberText.Change(Likeliest(Base), Likeliest(End));

    /// <summary>The largest number that is drawn of an order.</summary>
    public double Highest(Func<RankedAnswers, IReadOnlyList<double>> masses) =>
        Base.Concat(End).Concat(Law).Max(ranked => Math.Max(masses(ranked).Max(), ranked.Rest));

    /// <summary>Draws an order.</summary>
    /// <param name="panel">With its y set.</param>
    /// <param name="masses">Masses by rank.</param>
    /// <param name="ranks">How many ranks x has.</param>
    /// <param name="everyTick">Whether every rank is named; else every third.</param>
    public void Draw(Panel panel, Func<RankedAnswers, IReadOnlyList<double>> masses, int ranks, bool everyTick)
    {
        var rest = ranks + 1.5;
        int[] named = [.. Enumerable.Range(1, ranks).Where(rank => everyTick || rank % 3 == 1)];
        panel.Plot.Axes.SetLimitsX(0.3, rest + 0.8);
        panel.Plot.Axes.Bottom.TickGenerator = FigureText.Ticks([.. named, rest], [.. named.Select(rank => $"{rank}"), "rest"]);
        for (var rank = 0; rank < ranks; rank++)
        {
            Bars(panel, rank + 1, ranked => masses(ranked).ElementAtOrDefault(rank));
            AnswerLooks.Law(panel.Plot, rank + 1, Law.Average(law => law.ByLaw.ElementAtOrDefault(rank)), 1.1 * Width);
        }

        Bars(panel, rest, ranked => ranked.Rest);
    }

    private void Bars(Panel panel, double place, Func<RankedAnswers, double> mass)
    {
        foreach (var (shift, runs, look) in new[] { (-Width / 2, Base, AnswerLooks.Base), (Width / 2, End, AnswerLooks.End) })
        {
            double[] values = [.. runs.Select(mass)];
            AnswerLooks.Bar(panel.Plot, place + shift, values.Average(), 0.95 * Width, look);
            if (values.Length == 1) continue;
            var dots = panel.Plot.Add.ScatterPoints([.. values.Select((_, seed) => place + shift + Spread(seed, values.Length))], values,
                Palette.Ink.WithAlpha(0.6));
            (dots.MarkerShape, dots.MarkerSize) = (ScottPlot.MarkerShape.FilledCircle, 3);
        }

        static double Spread(int seed, int seeds) => 0.6 * Width * ((seed / (seeds - 1.0)) - 0.5);
    }

    private bool IsSeen(int rank) => new[] { Base, End, Law }.Any(runs =>
        runs.Average(run => Math.Max(run.ByLaw.ElementAtOrDefault(rank), run.BySize.ElementAtOrDefault(rank))) >= Least);

    private static double Likeliest(IReadOnlyList<RankedAnswers> runs) => runs.Average(ranked => ranked.BySize[0]);
}
