using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Preferences;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Preferences;

public sealed class PreferenceOptimizerTests
{
    private const int Steps = 40;

    private static ITokenizer Tokenizer => TinyNames.Data.Tokenizer;

    [Theory]
    [InlineData("dpo", 0.6931472)] // ln 2
    [InlineData("ipo", 25)] // 1/(2β)²
    public void It_begins_at_the_reference_and_moves_towards_what_is_preferred(string loss, double atFirst)
    {
        using var policy = TinyNames.Config.CreatePolicy(TinyNames.Data, CPU);
        using var optimizer = Optimizer(policy, loss);
        var pairs = Enumerable.Range(0, 24).Select(Pair).ToArray();
        ReferencedPair[] referenced = [.. ReferencedPair.Of(pairs, optimizer.Margins(pairs))];
        var records = Enumerable.Range(0, Steps).Select(step =>
        {
            var record = new MetricsRecord("preferences", step + 1);
            optimizer.Step(referenced, step, record);
            return record;
        }).ToArray();

        Assert.Equal(atFirst, records[0]["loss/preference"], 1e-4);
        Assert.Equal(0, records[0]["preference/margin"], 1e-5);
        Assert.True(records[^1]["loss/preference"] < 0.8 * atFirst);
        Assert.Equal(1, records[^1]["preference/accuracy"]);
        var moved = optimizer.Margins(pairs).Zip(referenced, (now, pair) => (double)now - pair.Reference).Average();
        Assert.Equal(records[^1]["preference/margin"], moved, 0.1 * moved); // a step with a rate of a fortieth lies between
    }

    [Fact]
    public void A_margin_is_the_difference_of_the_log_likelihoods()
    {
        using var policy = TinyNames.Config.CreatePolicy(TinyNames.Data, CPU);
        using var optimizer = Optimizer(policy, "dpo");
        var pair = Pair(0);
        var likelihoods = new Likelihood(policy, Tokenizer).Of(TinyNames.Question().Prompt, [pair.Chosen, pair.Rejected]);

        Assert.Equal(likelihoods[0] - likelihoods[1], optimizer.Margins([Pair(1), pair])[1], 1e-4);
    }

    [Fact]
    public void Pairs_are_read_back_as_they_were_written()
    {
        var pair = new ReferencedPair(Pair(3), -1.25f);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        pair.Save(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var read = ReferencedPair.Load(reader);

        Assert.Equal((pair.Reference, pair.Pair.Margin), (read.Reference, read.Pair.Margin));
        Assert.Equal([pair.Pair.Prompt, pair.Pair.Chosen, pair.Pair.Rejected], [read.Pair.Prompt, read.Pair.Chosen, read.Pair.Rejected]);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000_000)]
    public void A_response_that_is_longer_than_its_file_is_refused(int tokens)
    {
        using var reader = new BinaryReader(new MemoryStream(BitConverter.GetBytes(tokens)));

        Assert.Throws<InvalidDataException>(() => ReferencedPair.Load(reader));
    }

    private static PreferenceOptimizer Optimizer(ILanguageModel policy, string loss) =>
        new(policy, new() { Loss = loss, Beta = 0.1, Steps = Steps, LearningRate = 3e-3 }, 1, Tokenizer.PadId, "preferences");

    /// <summary>The commonest thing that fits is preferred to the first that does not.</summary>
    private static PreferencePair Pair(int prompt)
    {
        var question = TinyNames.Question(prompt);
        return new(Tokenizer.Encode(question.Prompt), Text((int)question.Answer),
            Text(Enumerable.Range(0, 48).First(thing => !question.Accepts(thing))), 1);

        int[] Text(int thing) => [.. Tokenizer.Encode(TinyNames.Data.Formats[0].Render(question with { Thing = thing })), Tokenizer.EndId];
    }
}
