using System.CommandLine;
using RLCollapse.Analysis.Catalog;

namespace RLCollapse.Cli.Runs;

/// <summary>The argument of verbs that take several runs, or runs and sweeps, by name, and the option --results with it.</summary>
internal sealed class NamedRuns
{
    private const string ComparisonFolder = "comparison";

    private readonly Argument<string[]> _named;
    private readonly Func<RunNames, string, string> _find;

    private NamedRuns(Command verb, Argument<string[]> named, Func<RunNames, string, string> find)
    {
        (_named, _find) = (named, find);
        verb.Arguments.Add(named);
    }

    /// <summary>For the verb's options.</summary>
    public Option<string> Results { get; } = ResultsOption.Create();

    /// <summary>Declares at least two runs and no sweep.</summary>
    public static NamedRuns ToCompare(Command verb) => new(verb, new("RUN")
    {
        Description = "Two or more runs, each by " + RunArgument.Forms + ".",
        Arity = new ArgumentArity(2, 20),
    }, (names, name) => names.Run(name));

    /// <summary>Declares runs and sweeps, at least one.</summary>
    public static NamedRuns AndSweeps(Command verb) => new(verb, new("RUN-OR-SWEEP")
    {
        Description = "Runs or sweeps, each by " + RunArgument.Forms + ".",
        Arity = ArgumentArity.OneOrMore,
    }, (names, name) => names.RunOrSweep(name));

    /// <summary>Their folders, in the order in which they were named.</summary>
    public IReadOnlyList<string> Folders(ParseResult parsed)
    {
        var names = new RunNames(Root(parsed));
        return [.. parsed.GetRequiredValue(_named).Select(name => _find(names, name))];
    }

    /// <summary>The folder of results.</summary>
    public string Root(ParseResult parsed) => parsed.GetRequiredValue(Results);

    /// <summary>Full path of the folder for what is made of several.</summary>
    public string Comparison(ParseResult parsed) => Path.GetFullPath(Path.Combine(Root(parsed), ComparisonFolder));
}
