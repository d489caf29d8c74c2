using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting;

/// <summary>What became of the mixture of formats, in words.</summary>
public static class FormatFinding
{
    /// <summary>Gain of mass from which a leader that did not pass the threshold is said to gain ground.</summary>
    private const double Noticeable = 0.15;

    /// <summary>The sentence over the plot of masses.</summary>
    /// <param name="run">A run with at least one probe.</param>
    public static string Describe(RunData run)
    {
        var probes = run.Probes.Rows;
        var (first, last) = (probes[0], probes[^1]);
        var leader = run.LeaderAt(last);
        var name = FormatName.Quoted(leader);
        var (before, after) = (first[$"format_mass/{leader}"], last[$"format_mass/{leader}"]);
        if (probes.Count == 1) return $"Before RL: {name} leads with {NumberText.Share(after)}";
        var kl = $"({Stages(run)})";
        if (leader == RunData.Malformed)
            return $"{(after - before >= Noticeable ? "The output falls apart" : "No format leads")}: malformed "
                + $"{NumberText.Change(before, after)} {kl}";
        if (run.Collapse is { } collapse && after >= run.CollapseThreshold)
            return $"{name} takes over {When(collapse["epoch"])}: {NumberText.Change(before, after)} {kl}";
        if (Undone(run) is { } undone) return $"{undone} {kl}";
        return after - before >= Noticeable
            ? $"{name} gains ground without taking over: {NumberText.Change(before, after)} {kl}"
            : $"The mixture survives: {name} leads with {NumberText.Share(after)} {kl}";
    }

    /// <summary>A collapse in RL that was undone by the end of the run.</summary>
    private static string? Undone(RunData run)
    {
        if (run.Collapse is not { } collapse) return null;
        var winner = run.LeaderAt(collapse);
        var masses = run.Probes.Series("epoch", $"format_mass/{winner}");
        return masses.Ys.Max() - masses.Last < Noticeable
            ? null
            : $"{FormatName.Quoted(winner)} takes over and gives way: {NumberText.Change(masses.First, masses.Ys.Max())} → "
                + NumberText.Share(masses.Last);
    }

    /// <summary>The KL coefficient, and in turn what changed it and what else came.</summary>
    private static string Stages(RunData run)
    {
        var changes = run.Timeline.Spans.Where(span => span.StepsDone > 0 && !span.GoesOn).ToList();
        return changes.Count < 2
            ? $"KL coefficient {NumberText.Short(run.KlCoefficient)}"
            : string.Join(", then ", changes.Select(span => !span.Stage.IsRl ? span.Stage.Name
                : (span.RlBefore is null ? "KL " : "") + NumberText.Short(span.Stage.KlCoefficient)));
    }

    private static string When(double epoch) => epoch switch
    {
        0 => "from the start",
        <= 1 => "within the first epoch",
        _ => $"in {NumberText.Share(epoch)} epochs",
    };
}
