using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>
/// The entropy of outputs that training has taken, split into what was removed of wrong outputs and what narrowed among right ones: since
/// the base, and since the stage began. The parts of stages add up to the whole loss, as each is measured from where the one before ended.
/// </summary>
public static class EntropySplit
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("entropy_split/narrowing", "Entropy lost since the base among right outputs, see output_entropy.", "nats"),
        new("entropy_split/removal", "The rest of the entropy of outputs lost since the base: what went of wrong ones.", "nats"),
        new("entropy_split/stage_narrowing", "Entropy lost since the stage's start among right outputs.", "nats"),
        new("entropy_split/stage_removal", "The rest of the entropy of outputs lost since the stage's start.", "nats"),
        new("output_entropy", "Entropy of outputs, exact, mean over prompts: of answers, right or wrong, where many are right; else of "
            + "formats, each used rightly and wrongly, over all prompts.", "nats", 0, Better: Better.Higher),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        var now = OutputVariety.Of(probe);
        (record["entropy_split/narrowing"], record["entropy_split/removal"]) = OutputVariety.Lost(OutputVariety.OfBase(probe), now);
        record["output_entropy"] = now.Average(prompt => prompt.Whole);
        if (probe.StageStart is not { } start) return;
        (record["entropy_split/stage_narrowing"], record["entropy_split/stage_removal"]) = OutputVariety.Lost(start, now);
    }
}
