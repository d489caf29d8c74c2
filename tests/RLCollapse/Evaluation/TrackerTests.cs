using RLCollapse.Evaluation;
using RLCollapse.Rewards;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Evaluation;

public sealed class TrackerTests
{
    private static readonly OutputOptions Default = new();

    [Fact]
    public void By_default_the_first_response_of_every_prompt_is_kept()
    {
        var samples = Samples(Default);

        Assert.Equal(Tiny.Data.Test.Take(8).Select(problem => problem.Id), samples.Select(sample => sample.Problem));
        Assert.All(samples, sample => Assert.Equal(("rl", 0), (sample.Phase, sample.Step)));
    }

    [Fact]
    public void Every_token_of_a_response_is_kept_with_its_log_probability() => Assert.All(Samples(Default), sample =>
    {
        Assert.Equal(sample.LogProbability, sample.Tokens.Sum(token => token.LogProbability), 1e-9);
        Assert.Equal(sample.Response + (sample.Ended ? " <end>" : ""), Tiny.Data.Tokenizer.Decode(
            [.. sample.Tokens.SelectMany(token => Tiny.Data.Tokenizer.Encode(token.Text))]));
    });

    [Theory]
    [InlineData(1, 3, 3, 3)]
    [InlineData(2, 10, 10, 8)]
    [InlineData(9, 1_000_000, 32, 8)]
    [InlineData(4, 0, 0, 0)]
    public void Every_prompt_has_one_before_any_has_two_and_no_more_than_asked_for(int perPrompt, int perProbe, int expected, int prompts)
    {
        var samples = Samples(Default with { SamplesPerPrompt = perPrompt, SamplesPerProbe = perProbe });

        Assert.Equal((expected, prompts), (samples.Count, samples.Take(8).Select(sample => sample.Problem).Distinct().Count()));
    }

    [Fact]
    public void What_is_kept_does_not_change_what_is_measured()
    {
        MetricsRecord all = new("rl", 0), none = new("rl", 0);
        Samples(Default, all);
        Samples(Default with { SamplesPerProbe = 0 }, none);

        Assert.Equal(all.Values, none.Values);
    }

    private static IReadOnlyList<SampleRecord> Samples(OutputOptions output, MetricsRecord? record = null)
    {
        using var policy = Tiny.Policy();
        var settings = Tiny.Config.ProbesOf("rl") with { Output = output };
        return new Tracker(settings, Tiny.Data, policy, Judges.None).Probe(policy, 0, record ?? new("rl", 0));
    }
}
