using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Rl;

/// <summary>
/// Which training problems RL is given (<c>rl.kinds</c>, <c>rl.maxProblemSteps</c>, <c>rl.longProblemShare</c>), and whether there are
/// enough of them.
/// </summary>
public static class PromptSupply
{
    /// <summary>
    /// Fewest problems of each number of steps among those probed, where RL is kept from some: their accuracies are then compared.
    /// </summary>
    public const int FewestProbed = 16;

    /// <summary>The list of prompts: short problems in their order, and long ones, in theirs, where their share comes due.</summary>
    /// <param name="problems">Enough, see <see cref="Require"/>.</param>
    /// <param name="rl">What is asked for.</param>
    public static IReadOnlyList<Problem> List(IEnumerable<Problem> problems, RlOptions rl)
    {
        var byLength = OfKinds(problems, rl).ToLookup(problem => IsShort(problem, rl));
        using var shorts = byLength[true].GetEnumerator();
        using var longs = byLength[false].GetEnumerator();
        return [.. Enumerable.Range(0, rl.Prompts).Select(place => LongBefore(place + 1, rl) > LongBefore(place, rl) ? longs : shorts)
            .TakeWhile(next => next.MoveNext()).Select(next => next.Current)];
    }

    private static IEnumerable<Problem> OfKinds(IEnumerable<Problem> problems, RlOptions rl) =>
        problems.Where(problem => problem.HasAnswer && (rl.Kinds.Count == 0 || rl.Kinds.Contains(problem.Kind)));

    private static bool IsShort(Problem problem, RlOptions rl) => rl.MaxProblemSteps == 0 || problem.Difficulty <= rl.MaxProblemSteps;

    /// <summary>Long problems among the first of the list; a share such as 0.3 is no sum of halves, hence the rounding.</summary>
    private static int LongBefore(int place, RlOptions rl) => (int)Math.Floor(Math.Round(place * rl.LongProblemShare, 9));

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
        RequireLengths(data, rl, section);

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

    private static void RequireLengths(Dataset data, RlOptions rl, string section)
    {
        var byLength = OfKinds(data.Train, rl).ToLookup(problem => IsShort(problem, rl));
        var ofLong = LongBefore(rl.Prompts, rl);
        foreach (var (isShort, wanted) in new[] { (true, rl.Prompts - ofLong), (false, ofLong) })
        {
            if (byLength[isShort].Count() is var count && count < wanted)
            {
                throw new UserErrorException(
                    $"{section}.prompts = {rl.Prompts}{(ofLong > 0 ? $" takes {wanted} of them" : "")}, but of the {data.Train.Count} "
                    + $"training problems only {count} have {(isShort ? "at most" : "more than")} {section}.maxProblemSteps = "
                    + $"{rl.MaxProblemSteps} steps. Lower {section}.prompts, or raise data.problems.train.");
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

        var eligible = OfKinds(data.Train, rl).Count();
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
