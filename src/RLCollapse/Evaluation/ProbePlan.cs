namespace RLCollapse.Evaluation;

/// <summary>At which steps the policy is probed.</summary>
public static class ProbePlan
{
    /// <summary>0, then about <paramref name="probes"/> distinct steps up to and with the last.</summary>
    /// <param name="totalSteps">Steps of the stage.</param>
    /// <param name="probes">Probes wanted after the first.</param>
    /// <param name="schedule">Spacing; with <see cref="ProbeSchedule.Log"/> step i of n is at total^(i/n).</param>
    public static IReadOnlySet<int> Steps(int totalSteps, int probes, ProbeSchedule schedule)
    {
        var steps = new SortedSet<int> { 0, totalSteps };
        for (var i = 1; i < probes; i++)
        {
            var fraction = i / (double)probes;
            var at = schedule == ProbeSchedule.Log ? Math.Pow(totalSteps, fraction) : totalSteps * fraction;
            steps.Add((int)Math.Round(at));
        }

        return steps;
    }
}
