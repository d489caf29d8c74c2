using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

public sealed class ExtendsChainTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ConfigResult<RunConfig> Load(string file) => ConfigLoader.Load<RunConfig>(file, [], null, ConfigFolder.NoEnvironment);

    [Fact]
    public void Later_files_win_and_paths_are_relative_to_the_file()
    {
        _folder.Write("deep/root.json", """{ "model": { "width": 8, "layers": 5, "feedForward": 44 } }""");
        _folder.Write("deep/a.json", """{ "extends": "root.json", "model": { "layers": 6 } }""");
        _folder.Write("b.json", """{ "model": { "width": 12 } }""");
        var model = Load(_folder.Write("main.json", """{ "extends": ["deep/a.json", "b.json"] }""")).Config.Model;

        Assert.Equal((12, 6, 44), (model.Width, model.Layers, model.FeedForward));
    }

    [Fact]
    public void A_file_reached_twice_counts_at_its_first_place()
    {
        _folder.Write("root.json", """{ "model": { "layers": 1 } }""");
        _folder.Write("a.json", """{ "extends": "root.json", "model": { "layers": 2 } }""");
        _folder.Write("b.json", """{ "extends": "root.json" }""");

        Assert.Equal(2, Load(_folder.Write("main.json", """{ "extends": ["a.json", "b.json"] }""")).Config.Model.Layers);
    }

    [Fact]
    public void A_chain_without_end_is_refused_and_not_followed()
    {
        for (var i = 0; i < 3_000; i++) _folder.Write($"{i}.json", $$"""{ "extends": "{{i + 1}}.json" }""");
        var issue = Assert.Single(Load(_folder.Write("main.json", """{ "extends": "0.json" }""")).Issues);
        Assert.Contains("more than 64 files extend each other", issue.Message);
    }

    [LinuxFact]
    public void Devices_and_names_that_no_file_has_are_refused_by_name()
    {
        File.CreateSymbolicLink(_folder.Write("link.json", "")[..^".json".Length], "/dev/zero");
        var issues = Load(_folder.Write("main.json", """{ "extends": ["/dev/zero", "link", "a\u0000b", "/dev"] }""")).Issues
            .Select(issue => $"{issue}").ToList();
        Assert.Equal(2, issues.Count(issue => issue.Contains("It is empty, or no regular file.")));
        Assert.Single(issues, issue => issue.Contains("no file can have this name"));
        Assert.Single(issues, issue => issue.Contains("it is a folder"));
    }

    [Theory]
    [InlineData("{ \"model\": { \"width\": 8 },\n \"model:layers\": 3 }", "main.json:2", "has a colon")]
    [InlineData("{\n \"\\ud800\": 3 }", "main.json:2", "surrogate")]
    [InlineData("{ \"experiment\": {\n \"name\": \"\\udc00\" } }", "main.json:2", "surrogate")]
    public void What_no_config_can_hold_is_told_with_its_line(string text, params string[] said)
    {
        var issue = $"{Assert.Single(Load(_folder.Write("main.json", text)).Issues)}";
        Assert.All(said, part => Assert.Contains(part, issue));
    }

    [Fact]
    public void A_circle_is_reported_with_its_files()
    {
        _folder.Write("a.json", """{ "extends": "b.json" }""");
        var b = _folder.Write("b.json", "{\n\"extends\": \"a.json\" }");

        var issue = Assert.Single(Load(_folder.Write("main.json", """{ "extends": "a.json" }""")).Issues);

        Assert.Equal("extends", issue.Path);
        Assert.Equal($"{b}:2", issue.Source);
        Assert.Matches("a.json → .*b.json → .*a.json", issue.Message);
    }

    [Fact]
    public void A_missing_file_is_reported_with_the_line_that_names_it()
    {
        var main = _folder.Write("main.json", "{\n\n\"extends\": [\"gone.json\"], \"rl\": { \"sampling\": { \"topK\": 3 } } }");

        var issues = Load(main).Issues;

        Assert.Equal(2, issues.Count);
        Assert.Equal($"{main}:3", issues[0].Source);
        Assert.Contains("gone.json: there is no such file", issues[0].Message);
        Assert.Equal("rl.sampling.topK", issues[1].Path);
    }

    [Fact]
    public void Extends_must_be_text()
    {
        var issue = Assert.Single(_folder.Load("""{ "extends": [3] }""").Issues);

        Assert.Contains("a path or a list of paths", issue.Message);
    }
}
