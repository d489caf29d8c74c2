using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>
/// The entropy of outputs that training has taken, split into what was removed of wrong outputs and what narrowed among right ones: since
/// the base, and since the stage began. What stages have lost adds up to the whole, as each is measured from where the one before ended.
/// </summary>
public static class EntropySplit
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("entropy_split/narrowing", "Entropy of outputs lost since the base among right ones.", "nats"),
        new("entropy_split/removal", "The rest of the entropy of outputs lost since the base: what went of wrong ones.", "nats"),
        new("entropy_split/stage_narrowing", "Entropy of outputs lost since the stage's start among right ones.", "nats"),
        new("entropy_split/stage_removal", "The rest lost since the stage's start: the next two together.", "nats"),
        new("entropy_split/stage_wrong_narrowing", "Entropy of outputs lost since the stage's start among wrong ones.", "nats"),
        new("entropy_split/stage_settling", "That lost as the mass of a prompt settled on right outputs or on wrong ones; "
            + "below 0 where it was gained.", "nats"),
        new("output_entropy", "Entropy of outputs: of answers, right or wrong, where many are right and all can be enumerated, exact, "
            + "mean over prompts; else of formats, each used rightly or wrongly, over all prompts.", "nats", 0, Better: Better.Higher),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        var now = OutputVariety.Of(probe);
        var sinceBase = LostEntropy.Between(OutputVariety.OfBase(probe), now);
        (record["entropy_split/narrowing"], record["entropy_split/removal"]) = (sinceBase.Narrowing, sinceBase.Removal);
        record["output_entropy"] = now.Average(prompt => prompt.Whole);
        if (probe.StageStart is not { } start) return;
        var lost = LostEntropy.Between(start, now);
        (record["entropy_split/stage_narrowing"], record["entropy_split/stage_removal"]) = (lost.Narrowing, lost.Removal);
        (record["entropy_split/stage_wrong_narrowing"], record["entropy_split/stage_settling"]) =
            (lost.WrongNarrowing, lost.Settling);
    }
}
