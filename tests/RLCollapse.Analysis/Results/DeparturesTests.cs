using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class DeparturesTests
{
    [Fact]
    public void Options_stand_in_the_order_of_their_paths_as_the_records_write_them_and_the_last_counts() => Assert.Equal(
        ["model.width=32", "reward.terms.format-rarity=1", "rl.epochs=3"],
        Departures.Of(["rl.epochs=2", " RL.Epochs =3", "model.width=32"], ["rl.epochs=1", "reward.terms.format-rarity=1"]));

    [Fact]
    public void What_decides_no_number_is_no_departure() => Assert.Empty(
        Departures.Of(["experiment.threads=2", "output.plots=[]", "Output.samplesPerProbe=1"], ["rl.checkpointEvery=3"]));

    [Fact]
    public void Variables_that_set_options_are_read_by_their_prefix() => Assert.Equal(["rl.kl.coefficient=0.1"], Departures.In(
        new Dictionary<string, string> { ["RLCOLLAPSE__rl__kl__coefficient"] = "0.1", ["RLCOLLAPSE_DEVICE"] = "cpu", ["PATH"] = "/" }));

    [Fact]
    public void A_note_quotes_what_departs_on_one_line()
    {
        var plan = new PlannedSweep("exp", "", "", [], []) { Overrides = ["rl.epochs=2", "experiment.name=a`b\nc"] };

        Assert.Equal(
            "A trial, not the experiment as its file has it: ``experiment.name=a`b c``, `rl.epochs=2`.\n\n", Departures.Note(plan));
        Assert.Equal("", Departures.Note(plan with { Overrides = [] }));
    }
}
