using RLCollapse.Data;
using RLCollapse.Evaluation.Metrics;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Preferences;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Preferences;

public sealed class RewardModelTrainerTests
{
    private static ITokenizer Tokenizer => TinyNames.Data.Tokenizer;

    [Fact]
    public void The_loss_is_that_of_the_logistic_law()
    {
        using var scores = tensor(new[] { 2f, -1f, 0.5f, 3f });
        using var loss = BradleyTerry.Compute(scores);

        Assert.Equal([-Math.Log(1 / (1 + Math.Exp(-1.5))), -Math.Log(1 / (1 + Math.Exp(4)))],
            loss.data<float>().ToArray().Select(value => (double)value), (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public void It_learns_what_raters_prefer_and_scores_have_mean_0()
    {
        using var model = TinyNames.Config.CreatePolicy(TinyNames.Data, CPU);
        var pairs = Enumerable.Range(0, 64).Select(i => Pair(i % 24, TinyNames.Fitting(i % 24)[i % 9], Wrong(i % 24, i))).ToArray();
        using var trainer = new RewardModelTrainer(model, new() { Steps = 60, LearningRate = 3e-3 }, Tokenizer.PadId);
        var record = new MetricsRecord("reward-model", 0);
        for (var step = 0; step < 60; step++) trainer.Step(pairs, step, record);

        var learned = RewardModel.Of([model], Tokenizer, pairs);
        Assert.True(record["loss/reward_model"] < 0.3, $"{record["loss/reward_model"]}");
        Assert.True(learned.Accuracy > 0.95, $"{learned.Accuracy}");
        var all = pairs.SelectMany(pair => learned.Of(Tokenizer.Decode(pair.Prompt), [pair.Chosen, pair.Rejected]));
        Assert.Equal(0, all.Average(), 3);
        Assert.True(learned.Spread > 0.5);
    }

    [Fact]
    public void Several_decoders_count_as_much_as_one_another()
    {
        var (likes, dislikes) = (Pair(0, TinyNames.Fitting()[0], Wrong(0, 0)), Pair(0, Wrong(0, 0), TinyNames.Fitting()[0]));
        using var one = Trained(likes);
        using var other = Trained(dislikes, steps: 2);
        var both = new RewardModel([one, other], Tokenizer, 0, 1, 1);

        Assert.Equal(new[] { one, other }.Average(model => Score(new([model], Tokenizer, 0, 1, 1))), Score(both), 6);
        Assert.NotEqual(Score(new([one], Tokenizer, 0, 1, 1)), Score(both));

        double Score(RewardModel model) => model.Of(TinyNames.Question().Prompt, [likes.Chosen])[0];
    }

    [Fact]
    public void Sections_with_a_right_answer_make_the_mean_and_typical_pairs_the_bias()
    {
        using var model = Trained(Pair(0, TinyNames.Fitting()[0], Wrong(0, 0)));
        var raters = new Raters(new(), new Grader(TinyNames.Data.Formats, Tokenizer, TruncationMode.Zero), Judges.None);
        var record = new MetricsRecord("rl", 0);
        var learned = new RewardModel([model], Tokenizer, 0, 1, 0.7);
        RewardModels.Write(learned.Tried(TinyNames.Data, TinyNames.Data.Test.Take(3), raters), record);

        Assert.Equal(0.7, record["reward_model/accuracy"]);
        Assert.Equal((record["reward_model/accuracy/right"] + record["reward_model/accuracy/near-miss"]) / 2,
            record["reward_model/mean_accuracy"], 1e-12);
        Assert.Equal(Math.Abs(record["reward_model/accuracy/typical"] - 0.5), record["reward_model/typicality_bias"]);
        Assert.NotEqual(0.5, record["reward_model/accuracy/typical"]);
    }

    [Fact]
    public void A_response_is_worth_the_same_in_whatever_company()
    {
        using var model = TinyNames.Config.CreatePolicy(TinyNames.Data, CPU);
        var learned = new RewardModel([model], Tokenizer, 0, 1, 1);
        int[] one = [.. Tokenizer.Encode("perhaps a small bako ."), Tokenizer.EndId], cut = Tokenizer.Encode("perhaps a");
        var prompt = TinyNames.Question().Prompt;

        Assert.Equal(learned.Of(prompt, [one])[0], learned.Of(prompt, [cut, one, cut])[1], 6);
    }

    private static ILanguageModel Trained(PreferencePair pair, int steps = 4)
    {
        var model = TinyNames.Config.CreatePolicy(TinyNames.Data, CPU);
        using var trainer = new RewardModelTrainer(model, new() { Steps = 4, LearningRate = 3e-3 }, Tokenizer.PadId);
        for (var step = 0; step < steps; step++) trainer.Step([pair], step, new("reward-model", step));
        return model;
    }

    private static PreferencePair Pair(int prompt, int chosen, int rejected) =>
        new(Tokenizer.Encode(TinyNames.Question(prompt).Prompt), Text(prompt, chosen), Text(prompt, rejected), 1);

    private static int[] Text(int prompt, int thing) =>
        [.. Tokenizer.Encode(TinyNames.Data.Formats[0].Render(TinyNames.Question(prompt) with { Thing = thing })), Tokenizer.EndId];

    private static int Wrong(int prompt, int start) =>
        Enumerable.Range(start, 48).Select(thing => thing % 48).First(thing => !TinyNames.Question(prompt).Accepts(thing));
}
