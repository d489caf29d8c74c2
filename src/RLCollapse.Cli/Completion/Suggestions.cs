using System.CommandLine;
using System.Text.RegularExpressions;

namespace RLCollapse.Cli.Completion;

/// <summary>
/// Answers a shell that completes a line: <c>[suggest] LINE</c>, or <c>[suggest:N] LINE</c> with the cursor behind N characters, as the
/// directive of System.CommandLine has it, which only a root named after the program's file can have.
/// </summary>
internal static partial class Suggestions
{
    /// <summary>What the last word of a line may become, a line each; null where the arguments ask for nothing such.</summary>
    /// <param name="args">Arguments of the program.</param>
    /// <param name="root">The command.</param>
    public static IReadOnlyList<string>? Of(string[] args, Command root)
    {
        if (args is not [var first, ..] || Directive().Match(first) is not { Success: true } directive) return null;
        var line = args.ElementAtOrDefault(1) ?? "";
        if (int.TryParse(directive.Groups["at"].Value, out var at) && at < line.Length) line = line[..at];
        line = FirstWord().Replace(line, "", 1); // the command, by whatever path
        var word = line[(line.LastIndexOfAny([' ', '\t']) + 1)..];
        string[] found = [.. root.Parse(line).GetCompletions(line.Length).Select(item => item.InsertText ?? item.Label)
            .Where(item => item.StartsWith(word, StringComparison.OrdinalIgnoreCase) && item is not ("-h" or "-?" or "/h" or "/?"))
            .Distinct().Order(StringComparer.Ordinal)];
        return word.Length == 0 && found.Any(item => !item.StartsWith('-')) ? [.. found.Where(item => !item.StartsWith('-'))] : found;
    }

    [GeneratedRegex(@"^\[suggest(:(?<at>[0-9]+))?\]$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\s*\S+\s?")]
    private static partial Regex FirstWord();
}
