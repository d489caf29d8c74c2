using System.ComponentModel.DataAnnotations;
using RLCollapse.Common;
using RLCollapse.Config;

namespace RLCollapse.Rewards.Commands;

/// <summary>Section <c>reward.command</c>: a program that says what responses are worth, for part <c>command</c>.</summary>
public sealed record RewardCommandOptions : IValidatableObject
{
    /// <summary>
    /// The program and its arguments, each a text of its own; no shell reads them. It runs in the working folder, as you. What it does
    /// decides the run, but of it this line alone is in the run's id. Default: none.
    /// </summary>
    [MayRepeat]
    public IReadOnlyList<string> Run { get; init; } = [];

    /// <summary>Seconds in which it answers a batch: all responses of a step, or of a probe. Default 60.</summary>
    [Range(0.01, 86_400.0), OutsideIdentity]
    public double TimeLimit { get; init; } = 60;

    /// <summary>How often it is started again in a run, where it ends before it has answered. Default 2.</summary>
    [Range(0, 1_000), OutsideIdentity]
    public int Restarts { get; init; } = 2;

    /// <summary>The command line for messages, as JSON.</summary>
    public string Shown => PlainText.OneLine($"[{string.Join(", ", Run.Select(word => $"\"{word}\""))}]");

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Run.Any(word => word.Contains('\0')) || Run is ["", ..])
            yield return new("it is a program and its arguments, without the character U+0000", ["run"]);
    }

    /// <summary>Full path of the program.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public string RequireProgram() => ProgramPath.Find(Run[0]) ?? throw new UserErrorException(
        $"reward.command.run: there is no program {PlainText.OneLine(Run[0])} here. Install it, or name another; one that lies in the "
        + "working folder has its path, such as ./score.");
}
