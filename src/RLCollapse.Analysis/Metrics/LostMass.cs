using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Metrics;

/// <summary>What is left of the formats that a collapse has cost: the mass of all but the one that reached the threshold first.</summary>
public static class LostMass
{
    /// <summary>Name of the mass in claims.</summary>
    public const string Key = "lost_mass";

    /// <summary>Name of its decadic logarithm, at least −38.</summary>
    public const string LogKey = "log10_lost_mass";

    private const double Least = 1e-38; // below it float32 has no number left to tell

    /// <summary>Whether a key is one of these.</summary>
    public static bool IsKey(string key) => key is Key or LogKey;

    /// <summary>The values at the probes among some lines; none where the run did not collapse.</summary>
    /// <param name="key"><see cref="Key"/> or <see cref="LogKey"/>.</param>
    /// <param name="run">The run.</param>
    /// <param name="lines">Lines of the run.</param>
    public static Series Of(string key, RunData run, MetricsTable lines)
    {
        if (run.Collapse is not { } collapse) return new([], []);
        var winner = run.LeaderAt(collapse);
        var lost = run.Formats.Where(name => name != winner).ToList();
        var rows = lines.With("format_entropy").Rows;
        var masses = rows.Select(row => lost.Sum(name => row[$"format_mass/{name}"]));
        return new([.. rows.Select(row => row["epoch"])],
            [.. key == Key ? masses : masses.Select(mass => Math.Log10(Math.Max(mass, Least)))]);
    }
}
