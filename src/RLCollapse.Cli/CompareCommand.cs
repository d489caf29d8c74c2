using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using RLCollapse.Cli.Runs;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse compare</c>: runs side by side, their curves over one another.</summary>
internal static class CompareCommand
{
    private const string Picture = "comparison.png";

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "compare",
            "Put runs side by side: options that differ, metrics at the last probe, whether they are the same bits or where they part from "
            + "the first; their curves over one another as a picture.",
            "rlcollapse compare results/quickstart-seed0-0123456789ab last",
            "rlcollapse compare kl-seed0-11bd kl-seed0-09b7 kl-seed0-5120 --out compared",
            "rlcollapse compare kl-seed0-11bd last --html both.html");
        var runs = NamedRuns.ToCompare(verb);
        var output = new Option<string?>("--out")
        {
            Description = "Folder for the picture; comparison/ in the folder of results when not given.",
            HelpName = "DIR",
        };
        var page = PageOption.Create("--html",
            "Also write a page for a browser with the curves of every metric over one another, as 'rlcollapse report' does.");
        verb.Options.Add(output);
        verb.Options.Add(page);
        verb.Options.Add(runs.Results);
        verb.SetAction(parsed =>
        {
            var folders = runs.Folders(parsed);
            var comparison = RunComparison.Of(folders);
            foreach (var line in ComparisonText.Lines(folders, comparison, context.Width)) context.Output.WriteLine(line);
            var title = ComparisonText.Title(folders, comparison);
            context.Output.WriteLine(Draw(title, folders, Path.GetFullPath(parsed.GetValue(output) ?? runs.Comparison(parsed))));
            if (parsed.GetValue(page) is not { } path) return ExitCode.Done;
            PageOption.Write(folders, path);
            context.Output.WriteLine(path);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Draw(string title, IReadOnlyList<string> folders, string output)
    {
        var data = folders.Select((folder, i) => (Name: ComparisonText.Letter(i), Run: RunData.Load(folder))).ToList();
        if (data.Find(run => run.Run.Probes.Rows.Count == 0) is { Name: { } empty })
            throw new UserErrorException($"Run {empty} has no measurements yet: compare it after its first probe.");
        var panels = ComparisonFigure.Build(title, data);
        var path = Path.Combine(output, Picture);
        try
        {
            Disk.MakeFolder(output);
            FigureSaver.Save(
                FigurePicture.Stacked(FigureFrame.FigureWidth, ComparisonFigure.Height(panels), panels), path, PlotFormat.Png);
            return path;
        }
        catch (Exception error) when (FigureSaver.IsRefused(error))
        {
            throw new UserErrorException($"'{path}' was not drawn: {error.Message}", error);
        }
    }
}
