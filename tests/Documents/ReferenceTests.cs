using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Documents;

/// <summary>What documents say of options and metrics is what the lists hold.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Options_are_documented_as_the_program_prints_them() => Assert.EndsWith(
        OptionReference.Markdown<RunConfig>(StageKinds.All.Items.Where(kind => kind != PretrainingStage.Kind && kind != RlStage.Kind)
            .Select(kind => (kind.Name, kind.Options))),
        Document("config.md"));

    [Fact]
    public void Metrics_are_documented_as_the_program_prints_them() => Assert.Contains(MetricReference.Markdown(), Document("metrics.md"));

    [Fact]
    public void Every_option_has_a_meaning() =>
        Assert.DoesNotContain(Document("config.md").Split('\n'), line => line.EndsWith("|  |", StringComparison.Ordinal));

    private static string Document(string name) => File.ReadAllText(Path.Combine(MsBuild.Root, "docs", name));
}
