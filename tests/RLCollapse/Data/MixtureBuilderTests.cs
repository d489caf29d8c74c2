using RLCollapse.Data;
using RLCollapse.Grading;

namespace RLCollapse.Tests.Data;

public class MixtureBuilderTests
{
    private static readonly Dictionary<string, double> Weights =
        new() { ["python"] = 0.3, ["llm-code"] = 0.08, ["prose"] = 0.32, ["latex"] = 0.2, ["terse"] = 0.1 };

    [Theory]
    [InlineData(MixtureUnit.Tokens)]
    [InlineData(MixtureUnit.Examples)]
    public void Shares_follow_the_weights(MixtureUnit unit)
    {
        var summary = MixtureSummary.Of(Create(unit, Weights));
        foreach (var part in summary.Parts)
        {
            var share = unit == MixtureUnit.Tokens ? part.TokenShare : part.ExampleShare;
            Assert.Equal(Weights[part.Format], share, 0.003);
        }
    }

    [Fact]
    public void The_budget_is_met_within_an_example_whatever_the_weights()
    {
        Dictionary<string, double>[] mixtures = [Weights, [], new() { ["terse"] = 1 }, new() { ["python"] = 1, ["prose"] = 1e-6 }];
        foreach (var mixture in mixtures)
        {
            var examples = Create(MixtureUnit.Tokens, mixture).Pretraining;
            var total = examples.Sum(example => (long)example.Length);
            Assert.InRange(total, Samples.Small.TokenBudget, Samples.Small.TokenBudget + examples.Max(example => example.Length) - 1);
        }
    }

    [Fact]
    public void A_format_without_weight_is_absent_but_held_out()
    {
        var dataset = Create(MixtureUnit.Tokens, new() { ["python"] = 1, ["latex"] = 0 });
        Assert.All(dataset.Pretraining, example => Assert.Equal(0, example.Format));
        Assert.Equal(5, dataset.HeldOut.Count);
    }

    [Fact]
    public void Examples_are_solutions_of_training_problems()
    {
        var dataset = Create(MixtureUnit.Tokens, Weights);
        var answers = dataset.Train.ToDictionary(problem => problem.Prompt, problem => problem.Answer);
        foreach (var example in dataset.Pretraining)
        {
            Assert.Equal(dataset.Tokenizer.EndId, example.Response[^1]);
            var label = FormatClassifier.Classify(dataset.Tokenizer.Decode(example.Response.AsSpan()[..^1]), dataset.Formats);
            Assert.Equal(new Classification(example.Format, answers[dataset.Tokenizer.Decode(example.Prompt)]), label);
        }
    }

    [Fact]
    public void Noise_makes_that_part_of_a_format_wrong()
    {
        var data = Samples.Small with
        {
            TokenBudget = 400_000,
            Formats = ["python", "prose", "latex"],
            Noise = new Dictionary<string, double> { ["python"] = 0.15, ["latex"] = 1 },
        };
        var dataset = DatasetFactory.Create(data, 4);
        var answers = dataset.Train.ToDictionary(problem => problem.Prompt, problem => problem.Answer);
        var (wrong, all) = (new int[3], new int[3]);
        foreach (var example in dataset.Pretraining)
        {
            var label = FormatClassifier.Classify(dataset.Tokenizer.Decode(example.Response.AsSpan()[..^1]), dataset.Formats);
            Assert.Equal(example.Format, label.FormatIndex);
            all[example.Format]++;
            if (label.Answer != answers[dataset.Tokenizer.Decode(example.Prompt)]) wrong[example.Format]++;
        }

        var fourSigmas = 4 * Math.Sqrt(0.15 * 0.85 / all[0]);
        Assert.InRange((double)wrong[0] / all[0], 0.15 - fourSigmas, 0.15 + fourSigmas);
        Assert.Equal(0, wrong[1]);
        Assert.Equal(all[2], wrong[2]);
    }

    [Fact]
    public void Problems_take_turns()
    {
        var dataset = Create(MixtureUnit.Tokens, new() { ["terse"] = 1 });
        var uses = dataset.Pretraining.GroupBy(example => dataset.Tokenizer.Decode(example.Prompt)).Select(group => group.Count()).ToList();
        Assert.Equal(dataset.Train.Count, uses.Count);
        Assert.InRange(uses.Max() - uses.Min(), 0, 1);
    }

    [Fact]
    public void A_larger_weight_only_adds_examples()
    {
        var few = Solutions(Create(MixtureUnit.Tokens, new() { ["python"] = 1, ["prose"] = 3 }));
        var many = Solutions(Create(MixtureUnit.Tokens, new() { ["python"] = 3, ["prose"] = 1 }));
        Assert.True(many.Count > few.Count);
        Assert.Empty(few.Except(many));
    }

    [Fact]
    public void The_order_is_mixed()
    {
        var formats = Create(MixtureUnit.Examples, new() { ["python"] = 1, ["prose"] = 1 }).Pretraining.Select(example => example.Format)
            .ToList();
        var changes = formats.Zip(formats.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.InRange((double)changes / formats.Count, 0.4, 0.6);
    }

    [Fact]
    public void Held_out_solutions_are_clean_and_in_order()
    {
        var dataset = DatasetFactory.Create(Samples.Small with { Noise = new Dictionary<string, double> { ["python"] = 1 } }, 1);
        for (var f = 0; f < dataset.Formats.Count; f++)
        {
            Assert.Equal(dataset.Test.Count, dataset.HeldOut[f].Count);
            for (var i = 0; i < dataset.Test.Count; i++)
            {
                var (prompt, response, format) = dataset.HeldOut[f][i];
                Assert.Equal(f, format);
                Assert.Equal(dataset.Test[i].Prompt, dataset.Tokenizer.Decode(prompt));
                Assert.Equal(dataset.Formats[f].Render(dataset.Test[i]) + " <end>", dataset.Tokenizer.Decode(response));
            }
        }
    }

    private static HashSet<string> Solutions(Dataset dataset) =>
        [.. dataset.Pretraining.Where(example => example.Format == 0)
            .Select(example => dataset.Tokenizer.Decode([.. example.Prompt, .. example.Response]))];

    private static Dataset Create(MixtureUnit unit, Dictionary<string, double> weights) =>
        DatasetFactory.Create(Samples.Small with { Mixture = new MixtureOptions { By = unit, Weights = weights } }, 3);
}
