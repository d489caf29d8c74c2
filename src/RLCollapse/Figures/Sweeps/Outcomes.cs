namespace RLCollapse.Figures.Sweeps;

/// <summary>Outcomes along an axis in words, for titles.</summary>
public static class Outcomes
{
    /// <summary>"A at x to y, B at z": neighbours of the same outcome are told together.</summary>
    /// <param name="outcomes">Place and outcome, in order.</param>
    public static IReadOnlyList<string> Folded(IEnumerable<(string Place, string Outcome)> outcomes)
    {
        var parts = new List<(string Outcome, string From, string To)>();
        foreach (var (place, outcome) in outcomes)
        {
            if (parts.Count > 0 && parts[^1].Outcome == outcome) parts[^1] = parts[^1] with { To = place };
            else parts.Add((outcome, place, place));
        }

        return parts.ConvertAll(part => $"{part.Outcome} at {(part.From == part.To ? part.From : $"{part.From} to {part.To}")}");
    }

    /// <summary>How many runs each format won: "python 3/5, latex 2/5"; empty where there are no runs.</summary>
    public static string Wins(IReadOnlyCollection<SweepRun> runs) => string.Join(", ", runs.GroupBy(run => run.Winner)
        .OrderByDescending(wins => wins.Count()).ThenBy(wins => wins.Key, StringComparer.Ordinal).Select(wins => $"{wins.Key} {wins.Count()}/{runs.Count}"));
}
