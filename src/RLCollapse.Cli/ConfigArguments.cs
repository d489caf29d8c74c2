using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using RLCollapse.Cli.Completion;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Stages;

namespace RLCollapse.Cli;

/// <summary>The arguments <c>CONFIG [key=value …] [--seed N]</c> that several verbs share.</summary>
internal sealed class ConfigArguments
{
    private readonly Argument<string> _config = new("CONFIG")
    {
        Description = "JSON config, such as configs/quickstart.json.",
        HelpName = "CONFIG",
    };

    private readonly Argument<string[]> _overrides = new("key=value")
    {
        Description = "Options that win over the file: rl.kl.coefficient=0.01, tracking.passAtK=[1,4], data.formats=python,prose.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int?> _seed = NumberOption.Whole("--seed", "Seed of the run, the same as experiment.seed=N.", "N", 0);

    /// <summary>Declares the arguments on a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="isOptional">Whether CONFIG may be left out, and what follows it with it.</param>
    public ConfigArguments(Command verb, bool isOptional = false)
    {
        if (isOptional) _config.Arity = ArgumentArity.ZeroOrOne;
        _config.CompletionSources.Add(context => IsAtConfig(context) ? PathCompletion.Files(context.WordToComplete, ".json") : []);
        _overrides.CompletionSources.Add(context => IsAtConfig(context) ? [] : OptionCompletion.Of(context.WordToComplete));
        verb.Arguments.Add(_config);
        verb.Arguments.Add(_overrides);
        verb.Options.Add(_seed);
        verb.Validators.Add(result =>
        {
            string[] words = [.. Tokens(result, _config), .. Tokens(result, _overrides)];
            foreach (var word in words.Where(word => word.StartsWith('-'))) result.AddError(UsageErrors.UnknownOption(verb, word));
        });
    }

    /// <summary>Whether the word that a shell completes is the config itself.</summary>
    private bool IsAtConfig(CompletionContext context)
    {
        string[] words = [.. Tokens(context.ParseResult.CommandResult, _config), .. Tokens(context.ParseResult.CommandResult, _overrides)];
        return words.Length == 0 || (words.Length == 1 && words[0] == context.WordToComplete);
    }

    private static IEnumerable<string> Tokens(CommandResult result, Argument argument) =>
        result.GetResult(argument)?.Tokens.Select(token => token.Value) ?? [];

    /// <summary>Loads the config that a command line names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="context">The world to act on.</param>
    /// <param name="from">A run that it goes on from, if any.</param>
    public RunConfig Load(ParseResult parsed, CliContext context, FinishedRun? from = null) => Find(parsed, context, from)!.Config;

    /// <summary>The config that a command line names, or what is wrong with it; null where it names none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="context">The world to act on.</param>
    /// <param name="from">A run that it goes on from, if any.</param>
    public ConfigResult<RunConfig>? Find(ParseResult parsed, CliContext context, FinishedRun? from = null)
    {
        if (parsed.GetValue(_config) is not { } config) return null;
        var (overrides, seed) = (parsed.GetValue(_overrides) ?? [], parsed.GetValue(_seed));
        return from?.Load(config, overrides, seed, context.Environment)
            ?? ConfigLoader.Load<RunConfig>(config, overrides, seed, context.Environment);
    }

    /// <summary>Says on standard error what a run of a config would begin by warning of.</summary>
    public static void Caution(RunConfig config, Dataset data, CliContext context)
    {
        foreach (var caution in Cautions.Of(config, data)) context.Error.WriteLine($"warning: {caution}");
    }
}
