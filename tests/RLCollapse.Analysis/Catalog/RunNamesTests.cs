using RLCollapse.Analysis.Catalog;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Catalog;

public sealed class RunNamesTests : IDisposable
{
    private readonly FakeResults _results = new();

    public RunNamesTests()
    {
        _results.Run("kl-seed0-aaaa11112222");
        _results.Run("kl-seed1-bbbb11112222", below: "runs");
        _results.Run("kl-seed10-cccc11112222", below: "runs");
    }

    private RunNames Names => new(_results.Root);

    public void Dispose() => _results.Dispose();

    [Theory]
    [InlineData("kl-seed0-aaaa11112222", "kl-seed0-aaaa11112222")]
    [InlineData("kl-seed0", "kl-seed0-aaaa11112222")]
    [InlineData("kl-seed1-", "kl-seed1-bbbb11112222")]
    [InlineData("cccc", "kl-seed10-cccc11112222")]
    public void A_run_is_found_by_its_name_its_unique_beginning_or_its_hash(string text, string name) =>
        Assert.Equal(name, Path.GetFileName(Names.Run(text)));

    [Fact]
    public void A_path_is_taken_as_it_is()
    {
        var folder = _results.Run("kl-seed7-dddd11112222", below: "elsewhere");
        Assert.Equal(folder, Names.Run(folder));
    }

    [Fact]
    public void Last_is_the_run_written_to_last()
    {
        var metrics = Path.Combine(_results.Root, "runs", "kl-seed1-bbbb11112222", "metrics.jsonl");
        File.SetLastWriteTimeUtc(metrics, DateTime.UtcNow.AddHours(1));
        Assert.Equal("kl-seed1-bbbb11112222", Path.GetFileName(Names.Run("last")));
    }

    [Theory]
    [InlineData("kl-seed1", "'kl-seed1' is the beginning of 2 names: kl-seed1-bbbb11112222, kl-seed10-cccc11112222.")]
    [InlineData("kl-seed0-aaaa11112223", "did you mean 'kl-seed0-aaaa11112222'?")]
    [InlineData("ccc", "There is no run 'ccc'")]
    public void What_is_not_one_run_is_told(string text, string message) =>
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => Names.Run(text)).Message);

    [Fact]
    public void Without_runs_there_is_no_last_one()
    {
        using var empty = new FakeResults();
        Assert.Contains("There is no run in", Assert.Throws<UserErrorException>(() => new RunNames(empty.Root).Run("last")).Message);
        Assert.Contains("There is no run 'x'", Assert.Throws<UserErrorException>(() => new RunNames("no such folder").Run("x")).Message);
    }

    [Theory]
    [InlineData("kl@collapse", "kl", "collapse", 1)]
    [InlineData("kl@step=40", "kl", "step=40", 40)]
    [InlineData("kl@base", "kl", "base", 0)]
    public void A_moment_stands_behind_the_name(string text, string run, string moment, int step)
    {
        var parsed = RunMoment.Parse(text);
        Assert.Equal((run, moment, false), (parsed.Run, parsed.Moment, parsed.IsEnd));
        Assert.Equal(step, parsed.Step(Names.Run("kl-seed0")));
    }

    [Theory]
    [InlineData("kl@step=-1")]
    [InlineData("kl@middle")]
    public void A_moment_that_is_none_is_told(string text) => Assert.Contains(
        "@step=N", Assert.Throws<UserErrorException>(() => RunMoment.Parse(text).Step(Names.Run("kl-seed0"))).Message);
}
