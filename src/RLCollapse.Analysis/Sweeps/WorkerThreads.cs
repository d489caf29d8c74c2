using RLCollapse.Config;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Environment variables that keep a job's process to its share of the machine.</summary>
public static class WorkerThreads
{
    /// <summary>Threads per job where nothing else is asked for: the most that a config names, else one.</summary>
    public static int Default(IEnumerable<SweepJob> jobs) =>
        Math.Max(1, jobs.Select(job => job.Config.Experiment.Threads).DefaultIfEmpty(1).Max());

    /// <summary>
    /// The variables: threads of the matrix library and of OpenMP, which sleep while they wait, and the processors that
    /// <c>experiment.threads = 0</c> takes for all there are.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Variables(int threads) =>
    [
        ("OMP_NUM_THREADS", $"{threads}"),
        ("MKL_NUM_THREADS", $"{threads}"),
        ("OMP_WAIT_POLICY", "PASSIVE"),
        ("DOTNET_PROCESSOR_COUNT", $"{threads}"),
    ];

    /// <summary>Sets the variables for a process and takes away those that set options: a job's config is resolved.</summary>
    public static void Apply(IDictionary<string, string?> environment, int threads)
    {
        foreach (var name in environment.Keys.ToList())
        {
            if (name.StartsWith(ConfigLoader.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)) environment.Remove(name);
        }
        foreach (var (name, value) in Variables(threads)) environment[name] = value;
    }
}
