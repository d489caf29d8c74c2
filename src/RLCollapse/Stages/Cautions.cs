using System.Globalization;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Rewards;
using RLCollapse.Rl;

namespace RLCollapse.Stages;

/// <summary>What to know of a config that can be run and may not do what it seems to; said before it is run and when it is.</summary>
public static class Cautions
{
    /// <summary>A sentence or two each, with the remedy; nothing where there is nothing to say.</summary>
    /// <param name="config">A valid config.</param>
    /// <param name="data">Its data.</param>
    public static IEnumerable<string> Of(RunConfig config, Dataset data)
    {
        (string Section, RlOptions Options)[] stages = [.. config.RlSections.Where(rl => config.Stages.Contains(rl.Section))];
        foreach (var (section, rl) in stages)
        {
            if (KlPenalty.Caution(rl, section) is { } penalty) yield return penalty;
            if (Rounding(section, rl) is { } rounding) yield return rounding;
            if (Length(section, rl, data) is { } length) yield return length;
        }

        if (config.Reward.AsksCommand)
        {
            foreach (var missing in config.Reward.Command.Run.Skip(1).Where(IsMissingFile))
            {
                yield return $"reward.command.run names '{PlainText.Shown(missing)}', and there is no such file below "
                    + $"{Directory.GetCurrentDirectory()}, from where the program is started.";
            }
        }

        if (stages.Any(stage => stage.Options.TotalSteps() > 0) && PaysNothing(config.Reward))
        {
            yield return "every reward is 0, so that RL has nothing to learn from but its KL penalty: reward.correctness and "
                + "reward.tokenCost are 0, and reward.terms has no weight.";
        }
    }

    /// <summary>Whether an argument looks like the path of a file, and none is there.</summary>
    private static bool IsMissingFile(string argument) => !argument.StartsWith('-') && InputFile.IsPath(argument)
        && Path.GetExtension(argument) is ".py" or ".sh" or ".js" or ".pl" or ".rb" or ".dll" && !File.Exists(argument);

    /// <summary>Whether every response earns 0.</summary>
    private static bool PaysNothing(RewardOptions reward) => RewardTerms.All.Items.All(term =>
        term.Join != RewardJoin.Add || !term.IsUsed(reward) || (term == Correctness.Term && reward.Correctness == 0));

    private static string? Rounding(string section, RlOptions rl)
    {
        var (steps, perStep) = (rl.TotalSteps(), rl.Sampling.PromptsPerStep);
        var asked = rl.Epochs * rl.Prompts / perStep;
        return Math.Abs(asked - steps) < 1e-6 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{section}.epochs = {rl.Epochs:0.######} over {rl.Prompts} prompts, {perStep} a step, makes {asked:0.##} steps, of which "
            + $"{steps} are taken: {(double)steps * perStep / rl.Prompts:0.##} epochs. Take {section}.prompts, "
            + $"{section}.sampling.promptsPerStep or {section}.epochs so that steps come out whole.");
    }

    /// <summary>Formats none of whose solutions fits.</summary>
    private static string? Length(string section, RlOptions rl, Dataset data)
    {
        var most = rl.Sampling.MaxNewTokens;
        var cut = data.Formats.Zip(data.SolutionLengths).Where(format => format.Second.Shortest > most)
            .Select(format => $"{format.First.Name} ({format.Second.Shortest})").ToList();
        return cut.Count == 0 ? null
            : $"{section}.sampling.maxNewTokens = {most} is below the shortest solution, its end included, of {string.Join(", ", cut)}: "
                + $"{(cut.Count == data.Formats.Count ? "no response" : "none of theirs")} can be whole. "
                + $"{data.LongestSolution} has room for all.";
    }
}
