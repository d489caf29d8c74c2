using System.CommandLine;
using RLCollapse.Common;
using RLCollapse.Stages;

namespace RLCollapse.Cli;

/// <summary>
/// Option <c>--allow-command</c> of verbs that take a config out of a run or a bundle, which may be somebody else's: the program that it
/// names for its reward (<c>reward.command</c>), or a companion for its own, is started only where the user says so.
/// </summary>
internal sealed class CommandConsent
{
    private readonly Option<bool> _option = new("--allow-command")
    {
        Description = "Start the program that its config names for the reward (reward.command), as you; without this it is refused.",
    };

    /// <param name="verb">Gets the option.</param>
    public CommandConsent(Command verb) => verb.Options.Add(_option);

    /// <summary>Requires that a config asks no program, or may.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="config">Out of a run or a bundle.</param>
    /// <param name="place">What it is of, for messages.</param>
    /// <exception cref="UserErrorException">It does, and may not.</exception>
    public void Require(ParseResult parsed, RunConfig config, string place)
    {
        if (parsed.GetValue(_option) || CompanionConfig.CommandsOf(config).FirstOrDefault() is not { } command) return;
        throw new UserErrorException($"The config of {PlainText.OneLine(place)} starts a program for its reward, as you: "
            + $"reward.command.run = {command.Shown}. See that it does what you want, and allow it with --allow-command.");
    }
}
