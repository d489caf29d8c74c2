using RLCollapse.Evaluation;

namespace RLCollapse.Stages;

/// <summary>
/// Leaves how a run's policies answer open questions: the base as its first own stage probes it, and the policy as its last one does. Both
/// are functions of weights alone, so a run that was interrupted leaves the same bits.
/// </summary>
internal static class RunAnswers
{
    /// <summary>Writes the file; none where answers are not few enough to enumerate.</summary>
    /// <param name="path">The file.</param>
    /// <param name="context">Its policy has been through every stage.</param>
    public static void Write(string path, StageContext context)
    {
        var stages = context.Config.OwnStages;
        var (first, last) = (stages[0].Name, stages[^1].Name);
        if (TrackerOf(first).Answers(context.Reference) is not { } before) return;
        var after = TrackerOf(last).Answers(context.Policy)!;
        AnswersFile.Write(path, context.Data, [new(0, first, before), new(stages.Sum(stage => stage.Steps), last, after)]);

        Tracker TrackerOf(string stage) => context.Tracker.As(context.Config.ProbesOf(stage));
    }
}
