using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Cli.Progress;
using RLCollapse.Stages;

namespace RLCollapse.Cli.Runs;

/// <summary>How people name a run, as every verb that takes one says it.</summary>
internal static class RunArgument
{
    /// <summary>The forms a name may have.</summary>
    public const string Forms = "its folder, its name or the beginning of it, or 'last'";

    /// <summary>What to load a policy from, where a run may be named and one of its steps: <c>RUN@step=40</c>, <c>@collapse</c>,
    /// <c>@base</c>. What is a path stays one.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="resultsRoot">Folder of results in which names are looked up.</param>
    /// <param name="context">Shows the training where a step has to be reached again.</param>
    public static string Checkpoint(string text, string resultsRoot, CliContext context)
    {
        if (Path.Exists(text)) return text;
        var moment = RunMoment.Parse(text);
        var folder = new RunNames(resultsRoot).Run(moment.Run);
        if (moment.IsEnd) return folder;
        var step = moment.Step(folder);
        var view = ProgressView.For(context);
        using var interruption = new Interruption(view.Say, view.Abandon);
        return view.Show(observer => Replay.CheckpointAt(folder, step, observer, interruption.Token));
    }
}
