namespace RLCollapse.Benchmarks;

/// <summary>Runs two sides in turn, A B A B …, so that what else the machine does falls on both alike.</summary>
internal static class Interleaving
{
    private const int WarmUps = 2;
    private const int MostFactor = 4;

    /// <summary>Times a work.</summary>
    /// <param name="ours">One run of this program, given its number from 0.</param>
    /// <param name="peer">One run of the script; null where there is none.</param>
    /// <param name="repeats">Fewest timed runs of each side.</param>
    /// <param name="enoughSeconds">Short work is repeated beyond that, up to four times as often, until its runs have taken so
    /// long.</param>
    /// <param name="seconds">How long a run took.</param>
    /// <returns>The timed runs, warm-ups left out.</returns>
    public static (IReadOnlyList<T> Ours, IReadOnlyList<T>? Peer) Run<T>(
        Func<int, T> ours, Func<int, T>? peer, int repeats, double enoughSeconds, Func<T, double> seconds)
    {
        List<T> mine = [], theirs = [];
        for (var index = 0; index < WarmUps; index++)
        {
            var took = seconds(ours(index)) + (peer is null ? 0 : seconds(peer(index)));
            if (took > enoughSeconds / WarmUps) break; // long work shows its first run less
        }

        while (mine.Count < repeats || (mine.Count < MostFactor * repeats && mine.Concat(theirs).Sum(seconds) < enoughSeconds))
        {
            var index = WarmUps + mine.Count;
            mine.Add(ours(index));
            if (peer is not null) theirs.Add(peer(index));
        }

        return (mine, peer is null ? null : theirs);
    }
}
