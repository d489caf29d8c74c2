using System.CommandLine;
using RLCollapse.Config;
using RLCollapse.Config.Loading;
using RLCollapse.Runs;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse plot</c>: draws the plots of finished or running runs from their files.</summary>
internal static class PlotCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "plot",
            "Draw the plots of runs again, from their files alone.",
            "rlcollapse plot results/quickstart-seed0-0123456789ab --format svg");
        var runs = new Argument<string[]>("RUN") { Description = "Run folders.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string[]>("--format")
        {
            Description = "Only this file format; may be repeated.",
            HelpName = "png|svg",
            Arity = ArgumentArity.OneOrMore,
        };
        format.AcceptOnlyFromAmong([.. EnumNames.All(typeof(PlotFormat))]);
        verb.Arguments.Add(runs);
        verb.Options.Add(format);
        verb.SetAction(parsed =>
        {
            var folders = parsed.GetRequiredValue(runs);
            RequireFolders(folders);
            var named = parsed.GetValue(format) ?? [];
            PlotFormat[] formats = named.Length == 0
                ? Enum.GetValues<PlotFormat>()
                : [.. named.Distinct().Select(name => (PlotFormat)EnumNames.Find(typeof(PlotFormat), name)!)];
            foreach (var folder in folders)
            {
                context.Figures(folder, formats);
                context.Output.WriteLine(Path.Combine(folder, "plots"));
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static void RequireFolders(IEnumerable<string> folders)
    {
        var missing = folders.Where(folder => !Directory.Exists(folder)).ToList();
        if (missing.Count > 0)
        {
            throw new UserErrorException($"There is no run folder {string.Join(", ", missing)}; 'rlcollapse run' prints the folder of a run as its last line.");
        }
    }
}
