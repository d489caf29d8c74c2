using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Model;
using ScottPlot;
using TorchSharp;
using Palette = RLCollapse.Analysis.Plotting.Palette;

namespace RLCollapse.Tests.Data;

/// <summary>A format costs a file and a line: here the file is a test's and the line is in <see cref="Made"/>.</summary>
public sealed class FormatExtensionTests
{
    private static readonly DataOptions Options = Tiny.Config.Data with
    {
        Formats = ["python", "mirrored", "terse"],
        Mixture = new() { Weights = new Dictionary<string, double> { ["python"] = 1, ["mirrored"] = 3 } },
        Noise = new Dictionary<string, double> { ["mirrored"] = 1 },
    };

    private static readonly Dataset Data = Made();

    [Fact]
    public void Its_words_come_after_those_of_the_others_of_the_run()
    {
        var before = Words(WordTokenizer.Of(Options with { Formats = ["python", "terse"] }));
        Assert.Equal([.. before, "Mirror", "rorriM"], Words(Data.Tokenizer));
    }

    [Fact]
    public void A_run_without_it_has_the_same_data()
    {
        var before = DatasetFactory.Create(Tiny.Config.Data, 0);
        using var added = OutputFormats.All.Add(new MirroredFormat());
        var after = DatasetFactory.Create(Tiny.Config.Data, 0);
        Assert.Equal(Words(before.Tokenizer), Words(after.Tokenizer));
        Assert.Equal(before.Pretraining.SelectMany(example => example.Response), after.Pretraining.SelectMany(example => example.Response));
    }

    [Fact]
    public void It_is_mixed_in_by_weight_with_noise_and_held_out_clean()
    {
        Assert.Equal(0.75, MixtureSummary.Of(Data).Parts[1].TokenShare, 0.01);
        var answers = Data.Train.ToLookup(problem => problem.Prompt, problem => problem.Answer);
        Assert.All(Data.Pretraining.Where(example => example.Format == 1), example =>
        {
            var label = FormatClassifier.Classify(Text(example), Data.Formats);
            Assert.Equal(1, label.FormatIndex);
            Assert.NotEqual(answers[Data.Tokenizer.Decode(example.Prompt)].First(), label.Answer);
        });
        Assert.Equal(Data.Test.Select(problem => $"Mirror {problem.Answer} rorriM"), Data.HeldOut[1].Select(Text));
    }

    [Fact]
    public void It_has_an_exact_mass()
    {
        using var policy = LanguageModels.Create(Tiny.Config.Model, Tiny.Config.Experiment.Seed, Data.Tokenizer.VocabularySize, torch.CPU);
        int[][] prompts = [.. Data.Test.Take(4).Select(problem => Data.Tokenizer.Encode(problem.Prompt))];
        int[][] every = [.. Enumerable.Range(0, Data.Tokenizer.VocabularySize).Select(id => (int[])[id])];
        var masses = FormatMass.Exact(policy, prompts, every, 1, Data.Tokenizer.PadId);
        var openers = Data.Formats.Select(format => Data.Tokenizer.Encode(format.Opener)).ToList();
        Assert.Equal(1, masses.Sum(), 1e-5);
        var exact = FormatMass.Exact(policy, prompts, openers, 1, Data.Tokenizer.PadId);
        Assert.Equal(openers.Select(opener => masses[opener.Single()]), exact, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void It_is_drawn_in_its_own_style()
    {
        using var added = OutputFormats.All.Add(new MirroredFormat());
        var palette = new Palette(Options.Formats);
        Assert.Equal(new(Color.FromHex("#F0E442"), MarkerShape.Asterisk), palette["mirrored"]);
        Assert.Equal(new Palette([])["python"], palette["python"]);
    }

    private static Dataset Made()
    {
        using var added = OutputFormats.All.Add(new MirroredFormat());
        return DatasetFactory.Create(Options, 0);
    }

    private static IEnumerable<string> Words(ITokenizer tokenizer) =>
        Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.Piece);

    private static string Text(Example example) => Data.Tokenizer.Decode(example.Response.AsSpan()[..^1]);
}
