using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class FormatFindingTests
{
    [Fact]
    public void A_collapse_names_the_winner() => Assert.Equal(
        "python takes over within the first epoch: 0.31 → 0.98 (KL coefficient 0)", Describe(Scenario.Collapse()));

    [Fact]
    public void A_mixture_that_holds_is_said_to_survive() => Assert.Equal(
        "The mixture survives: prose leads with 0.44 (KL coefficient 1)", Describe(Scenario.Survival()));

    [Fact]
    public void A_gain_below_the_threshold_is_no_take_over() => Assert.Equal(
        "python gains ground without taking over: 0.22 → 0.62 (KL coefficient 0.1)", Describe(Scenario.FiveFormats()));

    [Fact]
    public void A_collapse_that_is_undone_is_said_to_be() => Assert.Equal(
        "python takes over and gives way: 0.31 → 0.98 → 0.38 (KL 0, then recovery)", Describe(Scenario.Recovery()));

    [Fact]
    public void A_second_coefficient_is_named() => Assert.Equal(
        "python takes over within the first epoch: 0.31 → 0.97 (KL 0, then 2)", Describe(Scenario.KlRaised()));

    [Fact]
    public void Stages_are_named_in_their_turn() => Assert.EndsWith("(KL 0.1, then recovery, then 1)", Describe(Scenario.Interleaved()));

    [Fact]
    public void A_first_probe_is_no_finding_about_RL() => Assert.Equal("Before RL: prose leads with 0.40", Describe(Scenario.OneProbe()));

    [Fact]
    public void Ruin_is_no_winner() => Assert.StartsWith("The output falls apart: malformed 0.02 → 0.8", Describe(Scenario.HugeKl()));

    [Fact]
    public void An_untrained_model_has_no_leader() => Assert.Equal(
        "No format leads: malformed 0.80 → 0.80 (KL coefficient 0)",
        Describe(new SyntheticRun(["python", "prose"], 0).Trained([0.1, 0.1, 0.8], [0.1, 0.1, 0.8], 8, kl: 0)));

    [Fact]
    public void The_collapse_is_the_first_probe_at_the_threshold()
    {
        using var folder = Scenario.Collapse();
        Assert.Equal(60, RunData.Load(folder.Folder).Collapse!["step"]);
        using var other = Scenario.Survival();
        Assert.Null(RunData.Load(other.Folder).Collapse);
    }

    private static string Describe(SyntheticRun folder)
    {
        using (folder) return FormatFinding.Describe(RunData.Load(folder.Folder));
    }
}
