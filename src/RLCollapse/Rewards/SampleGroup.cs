using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Sampling;

namespace RLCollapse.Rewards;

/// <summary>A prompt's samples, as a reward sees them: each may depend on all.</summary>
/// <param name="Problem">What was asked.</param>
/// <param name="Responses">What was sampled, one or more.</param>
/// <param name="Grades">What each is.</param>
/// <param name="Seeds">A stream of random numbers for each.</param>
/// <param name="Grader">Says what responses are.</param>
/// <param name="Judges">Models to ask.</param>
public sealed record SampleGroup(
    Problem Problem, IReadOnlyList<Response> Responses, IReadOnlyList<Grade> Grades, IReadOnlyList<Seed> Seeds,
    Grader Grader, Judges Judges)
{
    /// <summary>The tracked formats, which grades index.</summary>
    public IReadOnlyList<IOutputFormat> Formats => Grader.Formats;
}
