using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class ClaimChecksTests : IDisposable
{
    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"metric\": \"pass@4\"")]
    [InlineData("\"metric\": \"format_mass/python\"")]
    [InlineData("\"metric\": \"format_mass/malformed\"")]
    [InlineData("\"metric\": \"explained_variance\"")]
    [InlineData("\"metric\": \"accuracy_by_steps/2\"")]
    [InlineData("\"metric\": \"accuracy@end:rl\"")]
    [InlineData("\"metric\": \"share(accuracy, rl)\"")]
    public void A_claim_that_jobs_can_answer_is_good(string metric) => Assert.Single(Load(metric).Experiment.Claims);

    [Theory]
    [InlineData("\"metric\": \"gain(pass@64)\"", "claims[0].metric (", "claim a: pass@64 is not measured: tracking.passAtK has 1, 4")]
    [InlineData("\"metric\": \"accuracy/latex\"", "claims[0].metric (",
        "claim a: accuracy/latex is not measured: data.formats has python, prose")]
    [InlineData("\"metric\": \"winner=pyton|prose\"", "claims[0].metric (", "claim a: there is no format 'pyton'; did you mean python?")]
    [InlineData("\"metric\": \"format_mass/pyton\"", "claims[0].metric (",
        "claim a: format_mass/pyton is not measured: data.formats has python, prose")]
    [InlineData("\"metric\": \"rise(expert_iteration/kept)\"", "claims[0].metric (",
        "claim a: expert_iteration/ is not measured: no stage has rl.algorithm=expert-iteration")]
    [InlineData("\"metric\": \"accuracy@end:rll\"", "claims[0].metric (",
        "claim a: no stage behind the base is called rll; did you mean rl?")]
    [InlineData("\"metric\": \"share(accuracy, fine-tuning)\"", "claims[0].metric (",
        "claim a: no stage behind the base is called fine-tuning; known: rl")]
    [InlineData("\"metric\": \"loss/kl\"", "claims[0].metric (", "claim a: loss/kl is not measured: no stage has rl.kl.placement=loss")]
    [InlineData("\"metric\": \"accuracy_by_steps/9\"", "claims[0].metric (",
        "claim a: accuracy_by_steps/9 is not measured: problems have 2 to ")]
    [InlineData("\"metric\": \"accuracy\", \"where\": { \"kl\": 0, \"seed\": 1 }", "claims[0].where (",
        "claim a: no job of the plan is at kl = 0, seed = 1")]
    [InlineData("\"metric\": \"accuracy\", \"against\": { \"kl\": 0, \"seed\": 1 }", "claims[0].against (",
        "claim a: no job of the plan is at kl = 0, seed = 1")]
    public void A_claim_that_no_job_can_answer_is_a_mistake(string members, string place, string message)
    {
        var error = Assert.Throws<UserErrorException>(() => Load(members)).Message;

        Assert.Contains("one mistake:", error);
        Assert.Contains(place, error);
        Assert.Contains(message, error);
    }

    private SweepPlan Load(string members) => SweepPlan.Load(
        _folder.WriteWhole($$"""
            { "question": "Does it?", "config": {{ExperimentFolder.TinyConfig.Replace("\"data\": {", "\"data\": { \"formats\": [\"python\", \"prose\"],")}}, "axes": [ {{ExperimentFolder.TwoByTwo}} ], "exclude": [ { "kl": 0, "seed": 1 } ],
              "claims": [ { "id": "a", "statement": "s", {{members}}, "comparison": ">", "threshold": 0 } ] }
            """),
        [],
        ConfigFolder.NoEnvironment);
}
