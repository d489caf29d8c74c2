using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>
/// The x axis of a run behind its base: the stages in turn. RL is laid by epoch, each other stage by step, half as wide as all of RL
/// whatever it took.
/// </summary>
/// <param name="Spans">Every stage behind the base, in turn; those that have not begun have no width.</param>
public sealed record Timeline(IReadOnlyList<StageSpan> Spans)
{
    private const double OtherWidth = 0.5;

    /// <summary>Where the last line stands.</summary>
    public double Right => Spans.Count == 0 ? 0 : Spans[^1].End;

    /// <summary>The stages that have taken a step and are marked where they begin: all but RL with which the axis begins.</summary>
    public IReadOnlyList<StageSpan> Marks =>
        [.. Spans.Where(span => span.StepsDone > 0 && span is not { Stage.IsRl: true, Start: 0, RlBefore: null })];

    /// <summary>Whether the run is RL under one KL coefficient and nothing else: then it comes to rest where its base says.</summary>
    public bool IsOneRl => Spans.All(span => span.Stage.IsRl && span.Stage.KlCoefficient == Spans[0].Stage.KlCoefficient);

    /// <summary>What is on the axis.</summary>
    /// <param name="rl">The words for RL.</param>
    public string Label(string rl)
    {
        var others = Spans.Where(span => span is { Stage.IsRl: false, StepsDone: > 0 }).ToList();
        if (others.Count == 0) return rl;
        var steps = $"steps of {string.Join(" and ", others.Select(span => span.Stage.Name))}";
        var isRlAfter = Spans.SkipWhile(span => span.Stage.IsRl).Any(span => span is { Stage.IsRl: true, StepsDone: > 0 });
        return isRlAfter ? $"{rl}; +: {steps}" : $"{rl}, then {steps}";
    }

    /// <summary>Where an epoch of RL stands, counted over all stages of RL.</summary>
    public double PlaceOf(double rlEpoch)
    {
        var ofRl = Spans.Where(span => span.Stage.IsRl).ToList();
        var span = ofRl.FindLast(span => span.RlEpochs < rlEpoch) ?? ofRl.FirstOrDefault();
        return span is null ? rlEpoch : span.Start + rlEpoch - span.RlEpochs;
    }

    /// <summary>Reads the axis off a run's lines and its resolved config.</summary>
    internal static Timeline Of(MetricsTable metrics, RecordedPart config) =>
        Of(metrics, RunStage.All(config), stage => StepsOf(config, stage));

    /// <summary>Lays out stages.</summary>
    /// <param name="metrics">The run's lines.</param>
    /// <param name="stages">All of them, in turn.</param>
    /// <param name="steps">Steps that a stage has.</param>
    public static Timeline Of(MetricsTable metrics, IReadOnlyList<RunStage> stages, Func<RunStage, int?> steps)
    {
        double Last(RunStage stage, string key) =>
            metrics.InPhase(stage.Name).With(key).Rows.Select(row => row[key]).DefaultIfEmpty(0).Max();
        var (spans, place, rlSteps, rlEpochs, before) = (new List<StageSpan>(), 0.0, 0.0, 0.0, (RunStage?)null);
        var allOfRl = stages.Where(stage => stage.IsRl).Sum(stage => Last(stage, "epoch"));
        var width = allOfRl > 0 ? OtherWidth * allOfRl : 1;
        foreach (var stage in stages.Where(stage => !stage.IsPretraining))
        {
            var done = Last(stage, "step");
            var end = place + (stage.IsRl ? Last(stage, "epoch") : done == 0 ? 0 : width * Math.Min(1, done / (steps(stage) ?? done)));
            spans.Add(new(stage, place, end, done, rlSteps, rlEpochs, before));
            if (stage.IsRl) (rlSteps, rlEpochs, before) = (rlSteps + done, rlEpochs + end - place, stage);
            place = end;
        }

        return new(spans);
    }

    private static int? StepsOf(RecordedPart config, RunStage stage) => config.Find(stage.Name)?.Find("steps")?.Whole;
}
