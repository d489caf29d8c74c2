using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using TorchSharp;

namespace RLCollapse.Tests.Evaluation;

public sealed class AnswerMassesTests
{
    private const int Words = 10;

    private static readonly ModelOptions Options = new() { Width = 16, Layers = 1, Heads = 2, FeedForward = 24, ContextLength = 16 };

    private static readonly int[][] Prompts = [[4, 5, 6], [7]];

    /// <summary>Two formats, one of them with two ways to name an answer, of which one is shorter.</summary>
    private static readonly AnswerTree Tree = Named([6, 7, 8], new(0, [2], [], [1]), new(1, [3, 4], [], [1]), new(1, [3, 5], [], [1]));

    [Fact]
    public void They_are_the_shares_of_a_hundred_thousand_samples()
    {
        const int Samples = 50_000;
        using var policy = ModelPair.Cpu(Options, Words);
        var masses = AnswerMasses.Exact(policy, Prompts, Tree, 2, 0.9, padId: 0);
        var responses = Sampler.Sample(policy, Prompts, new(Samples, 0.9, 3, 1, new Seed(2)));
        var counts = responses.CountBy(response => (response.Prompt, Named(response.Tokens))).ToDictionary();

        foreach (var (prompt, format, answer) in
            from prompt in Enumerable.Range(0, 2) from format in Enumerable.Range(0, 2) from answer in Enumerable.Range(0, 3)
            select (prompt, format, answer))
        {
            var mass = Enumerable.Range(0, 3).Where(prefix => Tree.Prefixes[prefix].Format == format)
                .Sum(prefix => masses.Behind(prompt, prefix)[answer]);
            var share = counts.GetValueOrDefault((prompt, (format, answer))) / (double)Samples;
            Assert.InRange(share, mass - (4.5 * Math.Sqrt(mass / Samples)), mass + (4.5 * Math.Sqrt(mass / Samples)));
        }
    }

    [Fact]
    public void Sums_over_formats_and_over_answers_are_at_hand()
    {
        var masses = new AnswerMasses(Tree, [[[0.1, 0.2, 0], [0.3, 0.15, 0], [0.05, 0, 0.1]]], 2);

        Assert.Equal([0.45, 0.35, 0.1], masses.Answers[0], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0.3, 0.6], masses.Formats[0], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void An_answer_has_the_masses_of_all_its_forms()
    {
        AnswerTree tree = new([new(0, [2], [new(6, 1), new(7, 1)], []), new(0, [3], [new(6, 2)], [])], ["a", "b", "c", "d"]);
        var masses = new AnswerMasses(tree, [[[0.1, 0.2], [0.4]]], 1);

        Assert.Equal([0, 0.3, 0.4, 0], masses.Answers[0], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.All(masses.Answers[0], mass => Assert.True(double.IsFinite(Math.Log(mass))));
    }

    [Fact]
    public void All_beginnings_with_all_answers_sum_to_one()
    {
        using var policy = ModelPair.Cpu(Options, Words);
        int[] every = [.. Enumerable.Range(0, Words)];
        var masses = AnswerMasses.Exact(
            policy, Prompts, Named(every, [.. every.Select(id => new AnswerPrefix(0, [id], [], []))]), 1, 1, padId: 0);

        Assert.All(masses.Formats, formats => Assert.Equal(1, formats.Single(), 1e-5));
    }

    [Fact]
    public void Both_backends_agree()
    {
        using ILanguageModel cpu = Policy(BackendKind.Cpu), torch = Policy(BackendKind.Torch);
        AnswerMasses mine = Of(cpu), theirs = Of(torch);

        for (var prompt = 0; prompt < 50; prompt++)
        {
            Assert.Equal(mine.Answers[prompt], theirs.Answers[prompt], (a, b) => Math.Abs(a - b) < 1e-4 * b);
            Assert.Equal(mine.Formats[prompt], theirs.Formats[prompt], (a, b) => Math.Abs(a - b) < 1e-4 * b);
        }

        // 150 rows, more than are scored in one part
        static AnswerMasses Of(ILanguageModel policy) =>
            AnswerMasses.Exact(policy, [.. Enumerable.Repeat(Prompts, 25).SelectMany(prompts => prompts)], Tree, 2, 1, padId: 0);
    }

    [Fact]
    public void No_mass_is_zero_so_that_everything_that_is_made_of_them_is_finite()
    {
        var masses = new AnswerMasses(Tree, [[[0, 0, 1], [0, 0, 0], [0, 0, 0]]], 2);

        Assert.All(masses.Answers[0], mass => Assert.True(double.IsFinite(Math.Log(mass))));
        Assert.All(masses.Formats[0], mass => Assert.True(double.IsFinite(Math.Log(mass))));
        Assert.Equal(1, masses.Answers[0][2]);
    }

    [Fact]
    public void A_probe_of_names_measures_them_and_says_of_no_answer_that_it_is_expected()
    {
        using var policy = LanguageModels.Create(TinyNames.Config.Model, 0, TinyNames.Data.Tokenizer.VocabularySize, torch.CPU);
        using var trained = LanguageModels.Create(TinyNames.Config.Model, 1, TinyNames.Data.Tokenizer.VocabularySize, torch.CPU);
        var record = new MetricsRecord("rl", 3);
        var samples = new Tracker(TinyNames.Config.ProbesOf("rl"), TinyNames.Data, policy, Judges.None).Probe(trained, 3, record);

        RLCollapse.Stages.RunMetrics.Require(record);
        Assert.All(record.Values, value => Assert.True(double.IsFinite(value.Value), value.Key));
        Assert.All((string[])["valid_mass", "vendi", "utility@4", "entropy_split/removal", "world_kl"], key =>
            Assert.True(record.Has(key), key));
        Assert.All(samples, sample => Assert.Null(sample.Expected));
    }

    /// <summary>A tree in which the same tokens name the answers behind every prefix.</summary>
    private static AnswerTree Named(int[] tokens, params AnswerPrefix[] prefixes) => new(
        [.. prefixes.Select(prefix => prefix with { Names = [.. tokens.Select((token, answer) => new NamedAnswer(token, answer))] })],
        [.. tokens.Select(token => $"{token}")]);

    private static ILanguageModel Policy(BackendKind backend) =>
        LanguageModels.Create(Options with { Backend = backend }, 3, Words, torch.CPU);

    private static (int Format, int Answer) Named(int[] tokens) =>
        (from prefix in Tree.Prefixes
         where tokens.Length > prefix.Tokens.Length && tokens.AsSpan().StartsWith(prefix.Tokens)
         let answer = Array.FindIndex([.. prefix.Names], name => name.Token == tokens[prefix.Tokens.Length])
         where answer >= 0
         select (prefix.Format, answer)).DefaultIfEmpty((-1, -1)).Single();
}
