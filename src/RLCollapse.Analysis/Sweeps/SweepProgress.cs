namespace RLCollapse.Analysis.Sweeps;

/// <summary>How far a sweep is.</summary>
/// <param name="Jobs">Jobs of the plan.</param>
/// <param name="Done">Jobs that are done, earlier sessions included.</param>
/// <param name="Failed">Jobs that failed in this session.</param>
/// <param name="Fraction">Part of all work that is done, 0 to 1.</param>
/// <param name="Remaining">Time left at the pace of this session; null while there is none.</param>
/// <param name="Running">What the workers are at.</param>
public sealed record SweepProgress(
    int Jobs, int Done, int Failed, double Fraction, TimeSpan? Remaining, IReadOnlyList<JobProgress> Running);

/// <summary>How far a job is.</summary>
/// <param name="Job">The job.</param>
/// <param name="Stage"><c>pretraining</c>, <c>rl</c>, or <c>starting</c>.</param>
/// <param name="Step">Steps of the stage that are done.</param>
/// <param name="Steps">Steps that the stage has.</param>
public sealed record JobProgress(SweepJob Job, string Stage, int Step, int Steps);
