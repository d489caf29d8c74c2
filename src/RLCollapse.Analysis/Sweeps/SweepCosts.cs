using System.Collections.Concurrent;
using RLCollapse.Config;
using RLCollapse.Runs;
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
        "companions",
    ];

    private readonly ConcurrentDictionary<string, RunCost> _byConfig = [];
    private readonly ConcurrentDictionary<string, RunCost> _byRun = [];

    /// <summary>What a job costs, without companions.</summary>
    public RunCost Of(SweepJob job) => Of(job.RunId, job.Config);

    /// <summary>Time that jobs take, each base and companion that is missing trained once, the work spread evenly over workers.</summary>
    public TimeSpan Time(IReadOnlyList<SweepJob> jobs, string runs, int workers)
    {
        var bases = jobs.DistinctBy(job => job.Base).Where(job => !BaseCache.IsTrained(runs, job.Config)).Sum(job => Of(job).Base);
        var companions = jobs.SelectMany(job => job.Companions).Select(config => (Run: RunIdentity.IdOf(config), Config: config))
            .DistinctBy(companion => companion.Run).Where(companion => !RunFolder.HasEnded(Path.Combine(runs, companion.Run))).ToArray();
        bases += companions.DistinctBy(companion => RunIdentity.HashOfBase(companion.Config))
            .Where(companion => jobs.All(job => job.Base != RunIdentity.HashOfBase(companion.Config))
                && !BaseCache.IsTrained(runs, companion.Config)).Sum(companion => Of(companion.Run, companion.Config).Base);
        var all = bases + companions.Sum(companion => Of(companion.Run, companion.Config).Own) + jobs.Sum(job => Of(job).Own);
        var longest = jobs.Select(job => Of(job).Total).DefaultIfEmpty(0).Max();
        return TimeSpan.FromSeconds(Math.Max(all / workers, Math.Min(longest, all)));
    }

    private RunCost Of(string run, RunConfig config) => _byRun.GetOrAdd(run, _ => _byConfig.GetOrAdd(
        ConfigWriter.ToJson(config, path => !Cheap.Any(part => IsOf(path, part, config))), _ => measure(config)));

    /// <summary>A part of <c>rl</c> is one of every named section too.</summary>
    private static bool IsOf(string path, string part, RunConfig config) =>
        path.StartsWith(part, StringComparison.Ordinal)
        || (part.StartsWith("rl.", StringComparison.Ordinal)
            && path[(path.IndexOf('.') + 1)..].StartsWith(part[3..], StringComparison.Ordinal)
            && config.NamedSections.ContainsKey(path.Split('.')[0]));
}
