using System.CommandLine;
using System.CommandLine.Parsing;
using RLCollapse.Config.Loading;

namespace RLCollapse.Cli;

/// <summary>Messages for a command line that cannot be understood.</summary>
internal static class UsageErrors
{
    /// <summary>What was wrong and what to do, a line each.</summary>
    public static IEnumerable<string> Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = FullName(parsed.CommandResult);
        var unmatched = parsed.UnmatchedTokens;
        foreach (var token in unmatched) yield return Unknown(command, name, token);
        foreach (var error in parsed.Errors.Where(error => !unmatched.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal))))
        {
            if (unmatched.Count == 0 || error.SymbolResult is not CommandResult) yield return error.Message;
        }

        if (parsed.Errors.Count == 0 || (unmatched.Count == 0 && command.Subcommands.Count > 0)) yield return $"{name} needs one of: {Join(command)}.";
        yield return $"See '{name} --help'.";
    }

    private static string Unknown(Command command, string name, string token)
    {
        var isOption = token.StartsWith('-');
        var valid = isOption ? Options(command) : command.Subcommands.Select(verb => verb.Name);
        var what = isOption ? $"{name} has no option '{token}'" : $"{name} has no verb '{token}'";
        if (!isOption && command.Subcommands.Count == 0) return $"{name} does not take the argument '{token}'.";
        return NearestPath.Find(token, valid) is { } nearest
            ? $"{what}; did you mean {nearest}?"
            : $"{what}; there is: {string.Join(", ", valid)}.";
    }

    private static IEnumerable<string> Options(Command command) => command.Options.Select(option => option.Name).Append("--help").Distinct();

    private static string Join(Command command) => string.Join(", ", command.Subcommands.Select(verb => verb.Name));

    private static string FullName(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult command) names.Insert(0, command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
