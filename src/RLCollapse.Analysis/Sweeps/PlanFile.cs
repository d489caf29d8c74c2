using System.Text.Encodings.Web;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Kernels;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Writes what others read of a plan: <c>plan.json</c> and each job's resolved config. Equal plans give equal bytes.</summary>
public static class PlanFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the jobs' configs and then, whole, the plan.</summary>
    public static void Write(SweepPlan plan, SweepFolder folder)
    {
        foreach (var made in (string[])[folder.Jobs, folder.Logs, folder.Runs]) Directory.CreateDirectory(made);
        foreach (var job in plan.Jobs) AtomicFile.WriteText(folder.JobConfig(job.Id), ConfigWriter.ToJson(job.Config) + "\n");
        AtomicFile.WriteText(folder.Plan, JsonSerializer.Serialize(Content(plan, folder), Indented) + "\n");
    }

    /// <summary>Whether a folder holds a sweep that was started on this machine, and not only what another has recorded of it.</summary>
    public static bool IsIn(SweepFolder folder) => File.Exists(folder.Plan) && Directory.Exists(folder.Jobs);

    /// <summary>The jobs of the sweep in a folder.</summary>
    /// <exception cref="UserErrorException">There is none, it was not started on this machine, or its files are damaged.</exception>
    public static IReadOnlyList<SweepJob> ReadJobs(SweepFolder folder)
    {
        if (!File.Exists(folder.Plan)) throw new UserErrorException($"There is no sweep in '{folder.Path}'. Start it, or give the folder of its results with --out DIR.");
        if (!IsIn(folder)) throw new UserErrorException($"The sweep in '{folder.Path}' was not started on this machine; only its recorded results are here. Start it to make its jobs.");
        try
        {
            using var plan = JsonDocument.Parse(File.ReadAllBytes(folder.Plan));
            return [.. plan.RootElement.GetProperty("jobs").EnumerateArray().Select(job => ReadJob(job, folder))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UserErrorException($"'{folder.Plan}' is damaged: {e.Message} Starting the sweep again writes it anew.", e);
        }
    }

    private static SweepJob ReadJob(JsonElement job, SweepFolder folder)
    {
        var coordinates = job.GetProperty("coordinates").EnumerateObject().Select(c => (c.Name, c.Value.GetString()!)).ToArray();
        var config = ConfigLoader.Load<RunConfig>(folder.JobConfig(SweepJob.IdOf(coordinates)), [], null, new Dictionary<string, string>()).Config;
        return new SweepJob(job.GetProperty("index").GetInt32(), coordinates, config);
    }

    private static object Content(SweepPlan plan, SweepFolder folder) => new
    {
        experiment = plan.Experiment.Name,
        question = plan.Experiment.Question,
        source = plan.Experiment.Source,
        experimentFile = Relative(folder, plan.Experiment.File),
        overrides = plan.Overrides,
        axes = plan.Experiment.Axes.Select(axis => Axis(axis)),
        jobs = plan.Jobs.Select(job => new
        {
            index = job.Index,
            id = job.Id,
            coordinates = job.Coordinates.ToDictionary(c => c.Axis, c => c.Value),
            run = Relative(folder, folder.Run(job)),
        }),
    };

    private static Dictionary<string, object> Axis(SweepAxis axis)
    {
        var content = new Dictionary<string, object> { ["name"] = axis.Name };
        if (axis.Title.Length > 0) content["title"] = axis.Title;
        if (axis.Paths is [var path]) content["path"] = path;
        else if (axis.Paths.Count > 1) content["paths"] = axis.Paths;
        content["values"] = axis.Values.Select(value => value.Text);
        if (axis.Labels.Count > 0) content["labels"] = axis.Labels;
        return content;
    }

    private static string Relative(SweepFolder folder, string path) => Path.GetRelativePath(folder.Path, path).Replace('\\', '/');
}
