using System.CommandLine;
using System.CommandLine.Completions;
using RLCollapse.Analysis.Claims;
using RLCollapse.Cli.Completion;

namespace RLCollapse.Cli;

/// <summary>The arguments <c>EXPERIMENT [key=value …]</c> that several verbs share.</summary>
internal static class ExperimentArgument
{
    /// <summary>Lets a shell complete them: the first word is an experiment, the others set options.</summary>
    public static void Complete(Argument<string> experiment, Argument<string[]> overrides)
    {
        experiment.CompletionSources.Add(context => IsFirst(context, experiment, overrides)
            ? [.. ExperimentPath.Names, .. PathCompletion.FoldersWith(context.WordToComplete, ClaimsFile.FileName)] : []);
        overrides.CompletionSources.Add(context => IsFirst(context, experiment, overrides)
            ? [] : OptionCompletion.Of(context.WordToComplete));
    }

    private static bool IsFirst(CompletionContext context, params Argument[] arguments)
    {
        string[] words = [.. arguments.SelectMany(argument =>
            context.ParseResult.CommandResult.GetResult(argument)?.Tokens.Select(token => token.Value) ?? [])];
        return words.Length == 0 || (words.Length == 1 && words[0] == context.WordToComplete);
    }
}
