using System.Collections.Concurrent;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>What the jobs of a sweep cost, measured once for jobs that cannot differ by much.</summary>
/// <param name="measure">Measures one config; see <see cref="RunEstimate.Cost"/>.</param>
public sealed class SweepCosts(Func<RunConfig, RunCost> measure)
{
    private static readonly string[] Cheap =
    [
        "experiment.name", "experiment.seed", "data.noise", "pretraining.learningRate", "pretraining.weightDecay",
        "rl.optimizer.learningRate", "rl.kl.coefficient", "rl.kl.target", "rl.kl.adaptationRate", "rl.clip.ratio",
        "rl.sampling.temperature", "rl.value.", "rl.guard.", "reward.", "output.",
    ];

    private readonly ConcurrentDictionary<string, RunCost> _byConfig = [];
    private readonly ConcurrentDictionary<string, RunCost> _byRun = [];

    /// <summary>What a job costs.</summary>
    public RunCost Of(SweepJob job) => _byRun.GetOrAdd(job.RunId, _ => _byConfig.GetOrAdd(
        ConfigWriter.ToJson(job.Config, path => !Cheap.Any(part => IsOf(path, part, job.Config))),
        _ => measure(job.Config)));

    /// <summary>Time that jobs take, each base that is missing pretrained once, when the work spreads evenly over the workers.</summary>
    public TimeSpan Time(IReadOnlyList<SweepJob> jobs, string runs, int workers)
    {
        var bases = jobs.DistinctBy(job => job.Base).Where(job => !BaseCache.IsTrained(runs, job.Config)).Sum(job => Of(job).Base);
        var rest = jobs.Select(job => Of(job).Own).ToArray();
        var longest = jobs.Select(job => Of(job).Total).DefaultIfEmpty(0).Max();
        return TimeSpan.FromSeconds(Math.Max((bases + rest.Sum()) / workers, Math.Min(longest, bases + rest.Sum())));
    }

    /// <summary>A part of <c>rl</c> is one of every named section too.</summary>
    private static bool IsOf(string path, string part, RunConfig config) =>
        path.StartsWith(part, StringComparison.Ordinal)
        || (part.StartsWith("rl.", StringComparison.Ordinal)
            && path[(path.IndexOf('.') + 1)..].StartsWith(part[3..], StringComparison.Ordinal)
            && config.NamedSections.ContainsKey(path.Split('.')[0]));
}
