using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Rl;

/// <summary>Which training problems RL may be given (<c>rl.maxProblemSteps</c>), and whether there are enough of them.</summary>
public static class PromptSupply
{
    /// <summary>
    /// Fewest problems of each number of steps among those probed, where RL is kept from some: their accuracies are then compared.
    /// </summary>
    public const int FewestProbed = 16;

    /// <summary>The problems of the kinds that are asked for and that are short enough, in their order.</summary>
    public static IEnumerable<Problem> Eligible(IEnumerable<Problem> problems, RlOptions rl) => problems.Where(problem =>
        problem.HasAnswer && (rl.Kinds.Count == 0 || rl.Kinds.Contains(problem.Kind))
        && (rl.MaxProblemSteps == 0 || problem.Difficulty <= rl.MaxProblemSteps));

    /// <summary>
    /// Requires, where RL is kept from some problems, enough others for its list of prompts, and enough of every number of steps to probe.
    /// </summary>
    /// <param name="data">All problems.</param>
    /// <param name="options">Section <c>data</c>.</param>
    /// <param name="rl">A section of RL.</param>
    /// <param name="section">Its name.</param>
    /// <param name="probePrompts">Problems that are probed.</param>
    /// <exception cref="UserErrorException">There are too few; the message has the numbers.</exception>
    public static void Require(Dataset data, DataOptions options, RlOptions rl, string section, int probePrompts)
    {
        RequireKinds(data, rl, section);
        RequireProbed(data, probePrompts);
        if (rl.MaxProblemSteps == 0) return;
        var eligible = Eligible(data.Train, rl).Count();
        if (eligible < rl.Prompts)
        {
            throw new UserErrorException(
                $"{section}.prompts = {rl.Prompts}, but of the {data.Train.Count} training problems only {eligible} have at most "
                + $"{section}.maxProblemSteps = {rl.MaxProblemSteps} steps. Lower {section}.prompts, or raise data.problems.train.");
        }

        if (options.Domain != ProblemDomain.Arithmetic) return;
        var probed = data.Test.Take(probePrompts).ToLookup(problem => problem.Difficulty);
        for (var steps = options.Difficulty.MinSteps; steps <= options.Difficulty.MaxSteps; steps++)
        {
            var count = probed[steps].Count();
            if (count < FewestProbed)
            {
                throw new UserErrorException($"Of the {probePrompts} problems that are probed only {count} have {steps} steps, too few "
                    + $"to compare lengths by: {FewestProbed} of each are needed. Raise tracking.probePrompts (and data.problems.test, "
                    + "which it must not exceed).");
            }
        }
    }

    private static void RequireProbed(Dataset data, int probePrompts)
    {
        if (data.Test.Count < probePrompts)
        {
            throw new UserErrorException($"tracking.probePrompts = {probePrompts}, but only {data.Test.Count} held-out problems have an "
                + "answer. Lower it, or hold out more: data.problems.test, data.files.");
        }
    }

    private static void RequireKinds(Dataset data, RlOptions rl, string section)
    {
        string[] kinds = [.. data.Train.Select(problem => problem.Kind).Distinct()];
        if (rl.Kinds.FirstOrDefault(kind => !kinds.Contains(kind)) is { } unknown)
        {
            throw new UserErrorException($"{section}.kinds: there are no prompts of kind '{unknown}'; there are "
                + $"{string.Join(", ", kinds)}, as data.formats asks for them.");
        }

        var eligible = Eligible(data.Train, rl with { MaxProblemSteps = 0 }).Count();
        if (eligible < rl.Prompts && rl.Kinds.Count == 0)
        {
            throw new UserErrorException($"{section}.prompts = {rl.Prompts}, but only {eligible} training problems have an answer. Lower "
                + $"{section}.prompts, or bring more problems: data.problems.train, data.files.");
        }

        if (eligible < rl.Prompts)
        {
            throw new UserErrorException($"{section}.prompts = {rl.Prompts}, but of the {data.Train.Count} training problems only "
                + $"{eligible} are of {section}.kinds. Lower {section}.prompts, or raise data.problems.train.");
        }
    }
}
