using RLCollapse.Runs;

namespace RLCollapse.Analysis.Results;

/// <summary>What came of a run, in a few lines.</summary>
public static class RunSummary
{
    /// <summary>Winner, collapse, accuracy and KL of the last probe; none where there was no probe.</summary>
    public static IEnumerable<string> Lines(RunData run)
    {
        if (run.Probes.Rows is not [var first, .., var last]) yield break;
        var winner = $"format_mass/{run.LeaderAt(last)}";
        yield return $"winner: {run.LeaderAt(last)} with a mass of {NumberText.Share(last[winner])}, {NumberText.Share(first[winner])} "
            + "in the base";
        yield return run.Collapse is { } collapse
            ? $"collapse: at step {NumberText.Short(collapse["step"])}, the first probe with a mass of "
                + $"{NumberText.Short(run.CollapseThreshold)} or more"
            : $"collapse: none, no format has reached a mass of {NumberText.Short(run.CollapseThreshold)}";
        if (last.Has("accuracy")) yield return $"accuracy: {NumberText.Change(first["accuracy"], last["accuracy"])}";
        if (last.Has("kl_to_base_per_sequence"))
            yield return $"KL to the base: {NumberText.Value(last["kl_to_base_per_sequence"])} nats per sequence";
    }

    /// <summary>The figures of a run's folder by their common name; null where it has none.</summary>
    public static string? Figures(string runFolder)
    {
        var folder = Path.Combine(runFolder, RunFiles.Plots);
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any() ? folder : null;
    }
}
