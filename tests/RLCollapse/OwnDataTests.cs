using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.SavedPolicies;
using RLCollapse.Stages;

namespace RLCollapse.Tests;

/// <summary>Data, formats and answers of one's own, from a file to figures and an export.</summary>
public sealed class OwnDataTests : IDisposable
{
    private readonly string _folder = Tiny.TemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_goes_all_the_way()
    {
        var run = Run(Config(new() { ["code"] = "print(" }));
        var data = RunData.Load(run);
        var first = data.Probes.Rows[0];

        Assert.Equal(1, first["format_mass/code"] + first["format_mass/prose"] + first["format_mass/malformed"], 1e-9);
        Assert.False(first.Has("format_mass_low/prose")); // what the opener of code leaves
        Assert.True(data.IsExecuted("code"));
        Assert.False(data.IsExecuted("prose"));
        Assert.Contains("lines: exact mass · ", Svg(run));

        var saved = SavedPolicy.Load(run, Assert.Fail);
        var export = Path.Combine(_folder, "export");
        PolicyExport.Write(saved, export);
        PolicyImport.Write(export, Path.Combine(_folder, "import"), Assert.Fail);
        using var policy = saved.CreateHere();
        using var again = SavedPolicy.Load(Path.Combine(_folder, "import"), Assert.Fail).CreateHere();
        Assert.Equal(PolicyWeights.Hash(policy), PolicyWeights.Hash(again));
        Assert.Equal(2, PromptAnswers.Of(saved, "What is 1 plus 2?\n", 2, null, 1, 0).Count);
        var evaluation = PolicyEvaluator.Of(saved, PolicyEvaluator.Options(saved, null, 2, [1], null, 1, 0));
        Assert.InRange(evaluation.Problems.Count, 8, 60); // those that the file has
    }

    [Fact]
    public void Masses_that_no_opener_tells_are_shares_with_an_interval_and_the_figure_says_so()
    {
        var run = Run(Config([]));

        foreach (var probe in RunData.Load(run).Probes.Rows)
        {
            foreach (var name in new[] { "code", "prose" })
            {
                Assert.Equal(probe[$"format_share/{name}"], probe[$"format_mass/{name}"]);
                Assert.Equal(probe[$"format_share_low/{name}"], probe[$"format_mass_low/{name}"]);
                Assert.Equal(probe[$"format_share_high/{name}"], probe[$"format_mass_high/{name}"]);
            }
        }

        Assert.Contains("share of samples, as no opener is certain", Svg(run));
    }

    [Fact]
    public void Other_files_are_told_where_two_runs_are_compared_gone_on_from_or_evaluated()
    {
        var config = Config([]);
        var run = Run(config);
        var (file, other) = (config.Data.Files.Train[0], Path.Combine(_folder, "other.jsonl"));
        File.WriteAllLines(other, File.ReadLines(file).Skip(2));
        var second = Run(config with { Data = config.Data with { Files = new() { Train = [other] } } });
        Assert.Equal(["data.files"], RunComparison.Of(run, second).OtherFiles);
        Assert.Empty(RunComparison.Of(run, run).OtherFiles);

        var more = Path.Combine(_folder, "more.json");
        File.WriteAllText(more, """{ "stages": ["pretraining", "rl", "more"], "more": { "kind": "supervised", "steps": 1 } }""");
        var from = FinishedRun.Open(run, Assert.Fail);
        Assert.Empty(from.Load(more, [], null, ConfigFolder.NoEnvironment).Issues);
        var issue = Assert.Single(from.Load(more, [$"data.files.train=[\"{other}\"]"], null, ConfigFolder.NoEnvironment).Issues);
        Assert.Contains("data.files", issue.Path);
        Assert.Contains("names other files", issue.Message);

        File.Copy(other, file, overwrite: true);
        Assert.Contains("The files of data.files have changed",
            Assert.Throws<UserErrorException>(() => FinishedRun.Open(run, Assert.Fail)).Message);
        var saved = SavedPolicy.Load(run, Assert.Fail);
        Assert.Contains("The files of data.files have changed",
            Assert.Throws<UserErrorException>(() => PolicyEvaluator.Options(saved, null, 2, [1], null, 1, 0)).Message);
        var checkpoint = Directory.GetFiles(Path.Combine(run, RunFiles.Checkpoints))[0];
        Assert.Throws<UserErrorException>(
            () => PolicyEvaluator.Options(SavedPolicy.Load(checkpoint, Assert.Fail), null, 2, [1], null, 1, 0));
        Assert.Equal(258, saved.Tokenizer.VocabularySize); // bytes need no file
        File.WriteAllText(Path.Combine(run, RunFiles.Config), ConfigWriter.ToJson(
            config with { Data = config.Data with { Tokenizer = new() { Kind = TokenizerKind.Words } } }));
        Assert.Throws<UserErrorException>(() => SavedPolicy.Load(run, Assert.Fail).Tokenizer);
    }

    private string Run(RunConfig config) => Pipeline.Run(config, _folder, fresh: false, NullObserver.Instance, CancellationToken.None);

    private static string Svg(string run)
    {
        RunFigures.Draw(run, [PlotFormat.Svg]);
        return File.ReadAllText(Path.Combine(run, "plots", "format-mass.svg"));
    }

    private RunConfig Config(Dictionary<string, string> begins)
    {
        var file = Path.Combine(_folder, "a.jsonl");
        File.WriteAllLines(file, from a in Enumerable.Range(0, 20)
                                 from b in Enumerable.Range(0, 15)
                                 let prompt = $"What is {a} plus {b}?\\n"
                                 from row in new[]
                                 {
                                     $$"""{"prompt": "{{prompt}}", "response": "It is {{a + b}}.", "format": "prose", "answer": {{a + b}}}""",
                                     $$"""{"prompt": "{{prompt}}", "response": "print({{a}}+{{b}})", "format": "code"}""",
                                 }
                                 select row);
        return Tiny.Config with
        {
            Data = new()
            {
                Domain = ProblemDomain.Jsonl,
                Files = new() { Train = [file] },
                Reads = new Dictionary<string, string> { ["prose"] = "last-number", ["code"] = "execute: python" },
                Begins = begins,
                Formats = ["code", "prose"],
                TokenBudget = 5_000,
            },
        };
    }
}
