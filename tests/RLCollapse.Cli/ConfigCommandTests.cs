namespace RLCollapse.Tests.Cli;

public sealed class ConfigCommandTests
{
    [Fact]
    public void Show_prints_what_would_run()
    {
        var run = CommandLineRun.Of(["config", "show", CommandLineRun.Smoke, "rl.kl.coefficient=0.25"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"name\": \"smoke\"", run.Output);
        Assert.Contains("\"coefficient\": 0.25", run.Output);
    }

    [Fact]
    public void Validate_says_that_a_config_is_good()
    {
        var run = CommandLineRun.Of(["config", "validate", CommandLineRun.Smoke]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("^The config is good: run smoke-seed0-[0-9a-f]{12}, base [0-9a-f]{12}.\n$", run.Output);
    }

    [Fact]
    public void Validate_warns_of_a_further_section_too()
    {
        var run = CommandLineRun.Of(["config", "validate", CommandLineRun.Smoke, "stages=pretraining,rl,again", "again.extends=rl",
            "again.kl.coefficient=0.1", "again.kl.placement=loss"]);

        Assert.Contains("again.kl.estimator=k1 with again.kl.placement=loss holds nothing", run.Error);
    }

    [Fact]
    public void An_argument_that_is_empty_is_refused_wherever_it_stands()
    {
        string[][] lines =
            [["run", ""], ["run", CommandLineRun.Smoke, "--from", ""], ["plot", ""], ["verify", ""], ["sweep", "", "--dry-run"]];
        Assert.All(lines, line =>
        {
            var run = CommandLineRun.Of(line);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("An argument is empty", run.Error);
        });
    }

    [Fact]
    public void Validate_warns_of_what_holds_nothing_and_still_calls_it_good()
    {
        var run = CommandLineRun.Of(["config", "validate", CommandLineRun.Smoke, "rl.kl.coefficient=0.1", "rl.kl.placement=loss"]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("warning: rl.kl.estimator=k1 with rl.kl.placement=loss holds nothing", run.Error);
        Assert.StartsWith("The config is good", run.Output);
    }

    [Theory]
    [InlineData("model.contextLength = 70 is too short", "model.contextLength=70")]
    [InlineData("finds no CUDA device", "experiment.device=cuda:99")]
    public void Validate_refuses_what_a_run_would_refuse(string message, string change)
    {
        var run = CommandLineRun.Of(["config", "validate", CommandLineRun.Smoke, change]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public void Validate_lists_every_mistake()
    {
        var run = CommandLineRun.Of(["config", "validate", CommandLineRun.Smoke, "rl.sampling.topK=1", "model.heads=5", "rl.x=1"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("The config has 3 mistakes:", run.Error);
    }
}
