namespace RLCollapse.Tests.Cli.Completion;

/// <summary>What a shell is told when it completes a line.</summary>
public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("./rlcollapse ver", "verify")]
    [InlineData("rlcollapse config desc", "describe")]
    [InlineData("rlcollapse completion ", "bash fish pwsh zsh")]
    [InlineData("rlcollapse sweep x --launcher ", "local slurm")]
    [InlineData("rlcollapse plot x --format p", "pdf png")]
    [InlineData("rlcollapse run x.json --fre", "--fresh")]
    [InlineData("rlcollapse run x.json rl.kl.co", "rl.kl.coefficient= rl.kl.controller=")]
    [InlineData("rlcollapse run x.json rl.kl.placement=", "rl.kl.placement=loss rl.kl.placement=reward")]
    [InlineData("rlcollapse run x.json rl.kl.coefficient=0.1 data.noise.pro", "data.noise.prose=")]
    [InlineData("rlcollapse run x.json experiment.seed=", "")]
    [InlineData("rlcollapse run x.json --seed ", "")]
    [InlineData("rlcollapse config describe rl.kl.e", "rl.kl.estimator")]
    [InlineData("rlcollapse verify x rl.kl.e", "rl.kl.estimator=")]
    public void A_line_is_completed_by_what_may_stand_there(string line, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Suggested("[suggest]", line));

    [Fact]
    public void Configs_are_completed_by_files_and_folders()
    {
        using var folder = new ConfigFolder();
        folder.Write("a.json", "{}");
        folder.Write("notes.txt", "");
        var root = Path.GetDirectoryName(folder.Write(Path.Combine("below", "b.json"), "{}"))!;
        var top = Path.GetDirectoryName(root)!;

        Assert.Equal([$"{top}/a.json", $"{top}/below/"], Suggested("[suggest]", $"rlcollapse run {top}/"));
        Assert.Equal([$"{top}/below/b.json"], Suggested("[suggest]", $"rlcollapse config show {top}/below/"));
        Assert.Empty(Suggested("[suggest]", $"rlcollapse run {top}/nowhere/"));
    }

    [Fact]
    public void Experiments_are_completed_by_folders_that_hold_one()
    {
        using var files = new ExperimentFolder();
        var top = Path.GetDirectoryName(files.Write(ExperimentFolder.TwoByTwo))!;
        Directory.CreateDirectory(Path.Combine(top, "else"));

        Assert.Equal([$"{top}/exp"], Suggested("[suggest]", $"rlcollapse sweep {top}/"));
        Assert.Equal([$"{top}/exp"], Suggested("[suggest]", $"rlcollapse verify {top}/e"));
    }

    [Theory]
    [InlineData("[suggest:15]", "verify")]
    [InlineData("[suggest:999]", "")]
    public void What_stands_behind_the_cursor_counts_for_nothing(string directive, string expected) => Assert.Equal(
        expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Suggested(directive, "./rlcollapse ver and more"));

    private static string[] Suggested(string directive, string line)
    {
        var run = CommandLineRun.Of([directive, line]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
