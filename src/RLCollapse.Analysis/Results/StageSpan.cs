namespace RLCollapse.Analysis.Results;

/// <summary>A stage's part of a <see cref="Timeline"/>.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where its last line stands.</param>
/// <param name="StepsDone">Step of its last line; 0 before its first.</param>
/// <param name="RlSteps">Steps of RL before it.</param>
/// <param name="RlEpochs">Epochs of RL before it.</param>
/// <param name="RlBefore">The last stage of RL before it; null where there is none.</param>
public sealed record StageSpan(
    RunStage Stage, double Start, double End, double StepsDone, double RlSteps, double RlEpochs, RunStage? RlBefore)
{
    /// <summary>Whether it is RL that goes on under the KL coefficient that was.</summary>
    public bool GoesOn => Stage.IsRl && RlBefore?.KlCoefficient == Stage.KlCoefficient;

    /// <summary>Its name, and what it changes.</summary>
    public string Text => Change is { Length: > 0 } change ? $"{Stage.Name}: {change}" : Stage.Name;

    private string Change => Stage.Kind switch
    {
        "rl" => GoesOn || RlBefore is null ? "" : $"KL coefficient {NumberText.Short(RlBefore.KlCoefficient)} → "
            + $"{NumberText.Short(Stage.KlCoefficient)}",
        "supervised" => Stage.HasOwnSet ? "a set of its own" : "the mixture again",
        var kind => kind == Stage.Name ? "" : kind,
    };

    /// <summary>Where a line of the stage stands.</summary>
    public double PlaceOf(MetricsRow line) => Stage.IsRl ? Start + line["epoch"] : PlaceOf(line["step"]);

    /// <summary>Where a step stands in a stage that is laid by steps.</summary>
    public double PlaceOf(double step) => StepsDone == 0 ? Start : Start + (step / StepsDone * (End - Start));
}
