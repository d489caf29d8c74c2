namespace RLCollapse.Benchmarks;

/// <summary>Runs sides in turn, A B C A B C …, so that what else the machine does falls on all alike.</summary>
internal static class Interleaving
{
    private const int WarmUps = 2;
    private const int MostFactor = 4;

    /// <summary>Times a work.</summary>
    /// <param name="sides">One run of each side, given its number from 0.</param>
    /// <param name="repeats">Fewest timed runs of each side.</param>
    /// <param name="enoughSeconds">Short work is repeated beyond that, up to four times as often, until its runs have taken so
    /// long.</param>
    /// <param name="seconds">How long a run took.</param>
    /// <returns>The timed runs of each side, warm-ups left out.</returns>
    public static IReadOnlyList<T>[] Run<T>(
        IReadOnlyList<Func<int, T>> sides, int repeats, double enoughSeconds, Func<T, double> seconds)
    {
        for (var index = 0; index < WarmUps; index++)
        {
            if (Round(index).Sum(seconds) > enoughSeconds / WarmUps) break; // long work shows its first run less
        }

        var rounds = new List<T[]>();
        while (rounds.Count < repeats || (rounds.Count < MostFactor * repeats && rounds.Sum(round => round.Sum(seconds)) < enoughSeconds))
            rounds.Add(Round(WarmUps + rounds.Count));
        return [.. sides.Select((_, side) => rounds.Select(round => round[side]).ToArray())];

        T[] Round(int index) => [.. sides.Select(run => run(index))];
    }
}
