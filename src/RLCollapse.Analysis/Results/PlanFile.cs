using System.Text.Encodings.Web;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>
/// <c>plan.json</c>: writes and reads a <see cref="PlannedSweep"/>. Equal plans give equal bytes; paths in it are relative to its folder.
/// </summary>
public static class PlanFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "plan.json";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a folder is a sweep's.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Whether a folder is that of a trial: not of an experiment as its file has it.</summary>
    /// <exception cref="UserErrorException">The plan is damaged.</exception>
    public static bool IsTrial(string folder) => IsIn(folder) && Read(folder).IsTrial;

    /// <summary>Writes a plan, whole.</summary>
    public static void Write(PlannedSweep plan, string folder) =>
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(Content(plan, folder), Indented) + "\n");

    /// <summary>Reads the plan of a sweep.</summary>
    /// <param name="folder">Folder with <c>plan.json</c>.</param>
    /// <exception cref="UserErrorException">There is no plan, or it is no plan of this program; the message lists everything that is
    /// wrong.</exception>
    public static PlannedSweep Read(string folder) => PlanReader.Read(Path.Combine(folder, FileName));

    /// <summary>The plan of a sweep; null where there is none, or a damaged one, which starting the sweep writes anew.</summary>
    /// <param name="folder">Folder with <c>plan.json</c>, or without.</param>
    public static PlannedSweep? Find(string folder)
    {
        try
        {
            return IsIn(folder) ? Read(folder) : null;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    private static Dictionary<string, object> Content(PlannedSweep plan, string folder)
    {
        var content = new Dictionary<string, object>
        {
            ["experiment"] = plan.Experiment,
            ["question"] = plan.Question,
            ["source"] = plan.Source,
            ["experimentFile"] = Relative(folder, plan.ExperimentFile),
            ["overrides"] = plan.Overrides,
        };
        if (plan.Environment.Count > 0) content["environment"] = plan.Environment;
        content["axes"] = plan.Axes.Select(Axis);
        content["jobs"] = plan.Jobs.Select(job => new
        {
            index = job.Index,
            id = job.Id,
            coordinates = job.Coordinates,
            run = Relative(folder, job.RunFolder),
        });
        return content;
    }

    private static Dictionary<string, object> Axis(PlannedAxis axis)
    {
        var content = new Dictionary<string, object> { ["name"] = axis.Name };
        if (axis.GivenTitle.Length > 0) content["title"] = axis.GivenTitle;
        if (axis.Paths is [var path]) content["path"] = path;
        else if (axis.Paths.Count > 1) content["paths"] = axis.Paths;
        content["values"] = axis.Values;
        if (axis.Added.Count > 0) content["added"] = axis.Added;
        if (axis.Labels.Count > 0) content["labels"] = axis.Labels;
        return content;
    }

    private static string Relative(string folder, string path) =>
        path.Length == 0 ? path : Path.GetRelativePath(folder, path).Replace('\\', '/');
}
