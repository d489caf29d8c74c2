using System.CommandLine;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Cli.Runs;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse plot</c>: draws the plots of runs, and tables and figures of sweeps, from their files.</summary>
internal static class PlotCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "plot",
            "Draw the plots of runs again, from their files alone; for a sweep its tables and figures over seeds.",
            "rlcollapse plot results/quickstart-seed0-0123456789ab --format svg",
            "rlcollapse plot results/kl");
        var runs = NamedRuns.AndSweeps(verb);
        var format = new Option<string[]>("--format")
        {
            Description = "File format, may be repeated; png and svg when not given.",
            HelpName = "png|svg|pdf",
            Arity = ArgumentArity.OneOrMore,
        };
        format.AcceptOnlyFromAmong([.. EnumNames.All(typeof(PlotFormat))]);
        verb.Options.Add(format);
        verb.Options.Add(runs.Results);
        verb.SetAction(parsed =>
        {
            var folders = runs.Folders(parsed);
            var named = parsed.GetValue(format) ?? [];
            IReadOnlyList<PlotFormat> formats = named.Length == 0
                ? new OutputOptions().Plots
                : [.. named.Distinct().Select(name => (PlotFormat)EnumNames.Find(typeof(PlotFormat), name)!)];
            return folders.Count(folder => !IsDrawn(folder, formats, context)) > 0 ? ExitCode.BadUsage : ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Draws a folder; one that cannot be is told, and the others are drawn all the same.</summary>
    private static bool IsDrawn(string folder, IReadOnlyList<PlotFormat> formats, CliContext context)
    {
        try
        {
            context.Output.WriteLine(Draw(folder, formats, context));
            return true;
        }
        catch (UserErrorException error)
        {
            context.Error.WriteLine(error.Message);
            return false;
        }
    }

    private static string Draw(string folder, IReadOnlyList<PlotFormat> formats, CliContext context)
    {
        if (PlanFile.IsIn(folder))
        {
            var (figures, sweep) = (Path.Combine(folder, SweepReport.FiguresFolder), SweepData.Load(folder));
            if (Directory.Exists(figures) && RecordedRuns.Stand(folder, sweep) is { } note)
            {
                context.Error.WriteLine(note);
                return figures;
            }

            RecordedRuns.RequireNoFewer(folder, sweep);
            context.SweepReport(folder, formats);
            return figures;
        }

        context.Figures(folder, formats);
        return Path.Combine(folder, "plots");
    }
}
