using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Preferences;
using RLCollapse.Runs;
using RLCollapse.Theory;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Preferences;

public sealed class MaxMinRewardTests : IDisposable
{
    private const string Grouped = """
        {
          "stages": ["pretraining", "reward-model", "rl"], "reward-model": { "assign": "known" },
          "raters": { "groups": { "many": 4, "few": 1 }, "groupLikes": { "few/length": -1 } },
          "reward": { "correctness": 0, "terms": { "learned": 1 }, "over": "min" }
        }
        """;

    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static ITokenizer Tokenizer => TinyNames.Data.Tokenizer;

    private static PreferencePair[] Pairs { get; } =
        [.. Enumerable.Range(0, 24).Select(i => Pair(i, TinyNames.Fitting(i)[i % 9], TinyNames.Fitting(i)[(i + 1) % 9]))];

    [Fact]
    public void A_policy_that_follows_it_comes_to_the_optimum_of_the_worst_off_and_not_to_that_of_the_mean()
    {
        double[] reference = [0.5, 0.3, 0.2];
        double[][] groups = [[2, -1, 0], [-0.5, 0.5, 0.2]];
        const double Beta = 0.5;
        double[] logs = [.. reference.Select(mass => Math.Log(mass))], weights = [0.5, 0.5], policy = reference;
        for (var step = 0; step < 2_000; step++)
        {
            weights = MultiplicativeWeights.Next(weights, [.. groups.Select(group => Expected(policy, group))], 0.05);
            for (var c = 0; c < logs.Length; c++) // natural gradient: a logit moves by its answer's advantage
                logs[c] += 0.1 * (weights.Zip(groups, (weight, group) => weight * group[c]).Sum()
                    - (Beta * Math.Log(policy[c] / reference[c])));
            policy = Softmax(logs);
        }

        var (optimum, ofWorst) = MaxMinOptimum.Of(reference, groups, Beta);
        double[] ofMean = Softmax([.. reference.Select((mass, c) => Math.Log(mass) + (groups.Average(group => group[c]) / Beta))]);
        Assert.InRange(Distance(policy, optimum), 0, 0.005);
        Assert.InRange(Distance(policy, ofMean), 0.1, 1);
        Assert.Equal(ofWorst[0], weights[0], 0.02);
        Assert.True(groups.Min(group => Expected(policy, group)) > groups.Min(group => Expected(ofMean, group)) + 0.1);
    }

    [Fact]
    public void It_pays_each_group_by_its_weight_and_moves_weight_to_the_one_that_a_step_was_worth_least_to()
    {
        using var one = Trained(Pairs);
        using var other = Trained([.. Pairs.Select(pair => pair with { Chosen = pair.Rejected, Rejected = pair.Chosen })]);
        var model = RewardModel.Of([one, other], Tokenizer, Pairs);
        var reward = new MaxMinReward(model, Pairs, rate: 0.5);
        var prompt = Tokenizer.Decode(Pairs[0].Prompt);
        int[][] liked = [Pairs[0].Chosen];
        double[] each = [.. model.OfGroups(prompt, liked).Select(scores => scores[0])];
        Assert.True(each[0] > each[1] + 0.1);

        reward.Of(prompt, [Pairs[0].Rejected]);
        reward.BeginStep(); // what was asked before does not count
        Assert.Equal(each.Average(), reward.Of(prompt, liked)[0], 1e-9);
        var record = new MetricsRecord("rl", 1);
        reward.EndStep(record);
        Assert.Equal((0.5, 0.5), (record["group_weight/1"], record["group_weight/2"]));
        Assert.Equal(1 / (1 + Math.Exp(0.5 * (each[0] - each[1]))), reward.Weights[0], 1e-9);
        Assert.Equal(reward.Weights.Zip(each, (weight, score) => weight * score).Sum(), reward.Of(prompt, liked)[0], 1e-9);

        using var saved = new MemoryStream();
        reward.Save(new BinaryWriter(saved));
        saved.Position = 0;
        var resumed = new MaxMinReward(model, Pairs, rate: 0.5);
        resumed.Load(new BinaryReader(saved));
        Assert.Equal(reward.Weights, resumed.Weights);
        resumed.Restart();
        Assert.Equal([0.5, 0.5], resumed.Weights);
    }

    [Fact]
    public void Each_group_is_told_in_its_own_deviations_from_its_mean_over_the_responses_of_the_base()
    {
        using var one = Trained(Pairs);
        using var other = Trained(Pairs, steps: 1);
        var model = RewardModel.Of([one, other], Tokenizer, Pairs[..4]).ScaledBy(Pairs);
        var scores = Pairs.Select(pair => model.OfGroups(Tokenizer.Decode(pair.Prompt), [pair.Chosen, pair.Rejected])).ToArray();
        for (var group = 0; group < 2; group++)
        {
            double[] all = [.. scores.SelectMany(of => of[group])];
            Assert.Equal((0, 1), (Math.Round(all.Average(), 4), Math.Round(Math.Sqrt(all.Average(score => score * score)), 4)));
        }
    }

    [Theory]
    [InlineData("reward-model.assign=pooled")]
    [InlineData("reward.terms.learned=-1")]
    [InlineData("reward.terms.learned=0")]
    public void It_needs_a_reward_by_groups(string wrong)
    {
        Assert.True(_folder.Load(Grouped).IsValid);
        var issue = Assert.Single(_folder.Load(Grouped, wrong).Issues);

        Assert.Equal("reward.over", issue.Path);
        Assert.Contains("assign = known or em", issue.Message);
    }

    [Fact]
    public void How_fast_weights_move_decides_nothing_where_there_are_none()
    {
        string Id(params string[] overrides) => RLCollapse.Stages.RunIdentity.IdOf(_folder.Load(Grouped, overrides).Config);

        Assert.NotEqual(Id(), Id("reward.overRate=0.1"));
        Assert.Equal(Id("reward.over=mean"), Id("reward.over=mean", "reward.overRate=0.1"));
    }

    private static PreferencePair Pair(int prompt, int chosen, int rejected) =>
        new(Tokenizer.Encode(TinyNames.Data.Test[prompt].Prompt), Named(chosen), Named(rejected), 1);

    private static int[] Named(int thing) =>
        [.. Tokenizer.Encode($"perhaps a small {RLCollapse.Data.Tasks.Names.NameWords.Things[thing]} ."), Tokenizer.EndId];

    private static ILanguageModel Trained(PreferencePair[] pairs, int steps = 20)
    {
        var model = TinyNames.Config.CreatePolicy(TinyNames.Data, CPU);
        using var trainer = new RewardModelTrainer(model, new() { Steps = 20, LearningRate = 3e-3 }, Tokenizer.PadId);
        for (var step = 0; step < steps; step++) trainer.Step(pairs, step, new("reward-model", step));
        return model;
    }

    private static double Expected(double[] masses, double[] rewards) => masses.Zip(rewards, (mass, reward) => mass * reward).Sum();

    private static double Distance(double[] one, double[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Sum() / 2;

    private static double[] Softmax(double[] logs)
    {
        double[] masses = [.. logs.Select(log => Math.Exp(log))];
        return [.. masses.Select(mass => mass / masses.Sum())];
    }
}
