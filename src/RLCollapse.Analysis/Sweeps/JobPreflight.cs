using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>What the jobs of a plan need beside configs that are good in themselves, found before anything is written.</summary>
public static class JobPreflight
{
    /// <summary>Requires it of every job that is not done; data that jobs share are made once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="isHere">Whether the jobs run on this machine, so that its devices count.</param>
    /// <returns>Cautions, each with the number of jobs it is about.</returns>
    /// <exception cref="UserErrorException">Some jobs cannot be run; the message says which and why.</exception>
    public static IReadOnlyList<string> Require(SweepPlan plan, SweepFolder folder, bool isHere)
    {
        var open = plan.Jobs.Where(job => !RunFolder.HasEnded(folder.Run(job))).ToList();
        var (problems, cautions) = (new List<(SweepJob Job, string Message)>(), new List<(SweepJob Job, string Message)>());
        foreach (var group in open.GroupBy(job => RunIdentity.HashOfData(job.Config)))
        {
            var data = new Lazy<Data.Dataset>(() => Preflight.CreateData(group.First().Config));
            foreach (var job in group)
            {
                try
                {
                    if (isHere) Preflight.RequireDevice(job.Config);
                    Preflight.RequireRoom(job.Config, data.Value);
                    Preflight.RequireBase(job.Config, data.Value);
                    cautions.AddRange(Cautions.Of(job.Config, data.Value).Select(caution => (job, caution)));
                }
                catch (UserErrorException error)
                {
                    problems.Add((job, error.Message));
                }
            }
        }

        return problems.Count == 0 ? [.. Counted(cautions, open.Count)] : throw new UserErrorException(string.Join('\n', [
            $"Some jobs of {plan.Experiment.Name} cannot be run, so nothing was:",
            .. Counted(problems, open.Count).Select(problem => $"  {problem}")]));
    }

    private static IEnumerable<string> Counted(IEnumerable<(SweepJob Job, string Message)> found, int jobs) =>
        found.GroupBy(one => one.Message, one => one.Job)
            .Select(group => group.Count() == jobs ? group.Key
                : $"{group.Key} [{group.Count()} of {jobs} jobs, first: {group.First().Id}]");
}
