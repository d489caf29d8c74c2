using System.CommandLine;
using System.Text.RegularExpressions;
using RLCollapse.Common;

namespace RLCollapse.Cli;

/// <summary>Messages for a command line that cannot be understood.</summary>
internal static partial class UsageErrors
{
    /// <summary>What was wrong and what to do, a line each.</summary>
    public static IEnumerable<string> Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = FullName(command);
        if (parsed.UnmatchedTokens is [var first, ..]) yield return Unknown(command, first);
        else if (command.Subcommands.Count > 0) yield return $"{name} needs one of: {Names(command.Subcommands)}.";
        else foreach (var error in parsed.Errors) yield return Spaces().Replace(error.Message, " ");
        yield return $"See '{name} --help'.";
    }

    /// <summary>Message for an option that a command does not have.</summary>
    public static string UnknownOption(Command command, string option)
    {
        var options = command.Options.Select(o => o.Name).Append("--help").Distinct().ToList();
        return $"'{FullName(command)}' has no option {option}; " + Remedy(option.Split('=')[0], options);
    }

    private static string Unknown(Command command, string token)
    {
        if (token.StartsWith('-')) return UnknownOption(command, token);
        return command.Subcommands.Count == 0
            ? $"'{FullName(command)}' does not take the argument {token}."
            : $"'{FullName(command)}' has no verb {token}; " + Remedy(token, [.. command.Subcommands.Select(verb => verb.Name)]);
    }

    private static string Remedy(string typed, IReadOnlyList<string> valid) => NearestPath.Find(typed, valid) is { } nearest
        ? $"did you mean {nearest}?"
        : $"there is: {string.Join(", ", valid)}.";

    private static string Names(IEnumerable<Command> commands) => string.Join(", ", commands.Select(command => command.Name));

    private static string FullName(Symbol command) =>
        string.Join(' ', command.Parents.Take(1).Select(FullName).Append(command.Name));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
