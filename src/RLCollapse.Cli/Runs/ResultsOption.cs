using System.CommandLine;

namespace RLCollapse.Cli.Runs;

/// <summary>The option --results that verbs share which find runs by name.</summary>
internal static class ResultsOption
{
    /// <summary>Declares it.</summary>
    public static Option<string> Create() => new("--results")
    {
        Description = "Folder of results in which names of runs and sweeps are looked up.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "results/",
    };
}
