using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rewards.Commands;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.SavedPolicies;

/// <summary>Evaluates a saved policy on the held-out problems of the config it was made with.</summary>
public static class PolicyEvaluator
{
    private const int LeastSamples = 8;

    /// <summary>How the run itself samples, with what is asked for in its place.</summary>
    /// <param name="saved">The policy.</param>
    /// <param name="problems">Held-out problems; all that its config makes when null.</param>
    /// <param name="samples">A problem; the largest k, and 8 at least, when null.</param>
    /// <param name="ks">The k of pass@k and majority@k; those that the run tracks, up to the samples, when empty.</param>
    /// <param name="temperature">The run's when null.</param>
    /// <param name="topP">Mass of the nucleus.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="UserErrorException">
    /// There are not so many problems, or not so many samples as a k asks for, or the data's files are others than when it was made.
    /// </exception>
    public static EvaluationOptions Options(
        SavedPolicy saved, int? problems, int? samples, IReadOnlyList<int> ks, double? temperature, double topP, int seed)
    {
        saved.RequireSameFiles("data.files", "data.tokenizer.file");
        var sampling = Rl(saved).Sampling;
        var there = saved.Config.Data.IsFromFiles ? Preflight.CreateData(saved.Config).Test.Count : saved.Config.Data.Problems.Test;
        IReadOnlyList<int> wanted = ks.Count > 0
            ? [.. ks.Distinct().Order()]
            : [.. saved.Config.Tracking.PassAtK.Where(k => k <= (samples ?? k)).DefaultIfEmpty(1).Order()];
        var each = samples ?? Math.Max(LeastSamples, wanted[^1]);
        if (wanted[^1] > each)
            throw new UserErrorException($"pass@{wanted[^1]} takes at least {wanted[^1]} samples a problem, and --samples says {each}.");
        if (problems > there)
        {
            throw new UserErrorException($"'{ShownPath.Of(saved.Path)}' has {there} held-out problems (data.problems.test), and --problems "
                + $"says {problems}.");
        }

        return new()
        {
            Problems = problems ?? there,
            Samples = each,
            Ks = wanted,
            Temperature = temperature ?? sampling.Temperature,
            TopP = topP,
            MaxNewTokens = sampling.MaxNewTokens,
            Seed = seed,
        };
    }

    /// <summary>Evaluates it.</summary>
    public static PolicyEvaluation Of(SavedPolicy saved, EvaluationOptions options)
    {
        using var policy = saved.CreateHere();
        var data = Preflight.CreateData(saved.Config);
        using var made = saved.Config.AsksJudges
            ? BasePolicy.TrainOrLoad(saved.Config, ResultsOf(saved), data, policy.Device, NullObserver.Instance, CancellationToken.None)
            : null;
        using var command = new CommandScorer(saved.Config.Reward.Command, NullObserver.Instance, CancellationToken.None);
        var reward = new RewardFunction(saved.Config.Reward,
            new Grader(data.Formats, data.Tokenizer, Rl(saved).Sampling.Truncation),
            (made?.Context.Judges ?? Judges.None) with { Command = command });
        return PolicyEvaluation.Of(policy, data, reward, options);
    }

    /// <summary>The stage of RL whose way of sampling counts: the last.</summary>
    internal static RlOptions Rl(SavedPolicy saved) => saved.Config.ProbesOf(saved.Config.Stages[^1]).Rl;

    /// <summary>The results that a policy lies in, where the models are that its reward asks.</summary>
    private static string ResultsOf(SavedPolicy saved)
    {
        for (var folder = Path.GetFullPath(saved.Path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, RunFiles.Bases))) return folder;
        }

        throw new UserErrorException($"The reward of '{ShownPath.Of(saved.Path)}' was learned, and its reward model lies in the folder "
            + $"'{RunFiles.Bases}' of the results that it was trained in: evaluate it there.");
    }
}
