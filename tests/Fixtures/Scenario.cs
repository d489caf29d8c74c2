namespace RLCollapse.Tests.Fixtures;

/// <summary>The runs that figures must be able to show.</summary>
internal static class Scenario
{
    public static readonly string[] Five = ["python", "llm-code", "prose", "latex", "terse"];

    public static SyntheticRun Collapse() => new SyntheticRun(["python", "prose", "latex"], 0)
        .Pretrained().Trained([0.31, 0.40, 0.27, 0.02], [0.985, 0.01, 0.005, 0], 96, kl: 8.3);

    public static SyntheticRun Survival() => new SyntheticRun(["python", "prose", "latex"], 1)
        .Pretrained().Trained([0.30, 0.42, 0.26, 0.02], [0.35, 0.44, 0.20, 0.01], 96, kl: 0.4, theory: [0.41, 0.36, 0.23]);

    public static SyntheticRun FiveFormats() => new SyntheticRun(Five, 0.1)
        .Pretrained().Trained([0.22, 0.18, 0.20, 0.17, 0.19, 0.04], [0.62, 0.12, 0.11, 0.08, 0.05, 0.02], 160, kl: 3.1,
            theory: [0.5, 0.15, 0.14, 0.11, 0.10]);

    public static SyntheticRun Recovery() => Collapse().Recovered([0.98, 0.01, 0.01, 0], [0.38, 0.40, 0.21, 0.01])
        .Staged("pretraining", "rl", "recovery");

    public static SyntheticRun KlRaised() => new SyntheticRun(["python", "prose", "latex"], 0)
        .Pretrained().Trained([0.31, 0.40, 0.27, 0.02], [0.985, 0.01, 0.005, 0], 96, kl: 8.3)
        .Again([0.985, 0.01, 0.005, 0], [0.97, 0.02, 0.01, 0], klCoefficient: 2, theory: [0.33, 0.40, 0.27])
        .Staged("pretraining", "rl", "again");

    /// <summary>RL, supervised training, and RL again under another penalty.</summary>
    /// <param name="order">Its stages; that order where none are given.</param>
    public static SyntheticRun Interleaved(params string[] order) => new SyntheticRun(["python", "prose", "latex"], 0.1)
        .Pretrained().Trained([0.31, 0.40, 0.27, 0.02], [0.985, 0.01, 0.005, 0], 96, kl: 8.3, theory: [0.9, 0.06, 0.04])
        .Recovered([0.98, 0.01, 0.01, 0], [0.38, 0.40, 0.21, 0.01])
        .Again([0.38, 0.40, 0.21, 0.01], [0.35, 0.42, 0.22, 0.01], klCoefficient: 1, theory: [0.36, 0.38, 0.26])
        .Staged(order is [] ? ["pretraining", "rl", "recovery", "again"] : order);

    public static SyntheticRun OneProbe() => new SyntheticRun(["python", "prose", "latex"], 0)
        .Pretrained().Trained([0.31, 0.40, 0.27, 0.02], [0.31, 0.40, 0.27, 0.02], 0, kl: 0);

    public static SyntheticRun HugeKl() => new SyntheticRun(["python", "prose", "latex"], 0)
        .Pretrained().Trained([0.31, 0.40, 0.27, 0.02], [0.10, 0.01, 0, 0.89], 64, kl: 2400);
}
