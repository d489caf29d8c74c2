namespace RLCollapse.Figures.Sweeps;

/// <summary>What curves come to: from where to where in an only panel, among several the least and the greatest change.</summary>
public static class CourseFinding
{
    /// <summary>The title of a figure.</summary>
    /// <param name="facets">Its panels.</param>
    /// <param name="courses">Its curves, each measured in some panel.</param>
    /// <param name="change">Writes the first and the last value.</param>
    /// <param name="of">What the names of all curves begin with, in small letters; said once.</param>
    /// <param name="verb">Before the changes of several panels; said once.</param>
    public static string Of(Facets facets, IReadOnlyList<Course> courses, Func<double, double, string> change, string of = "", string verb = "changes ")
    {
        var parts = courses.Select((course, i) => $"{course.Subject} " + (facets.Panels is [var (_, only)] ? One(only, course.Key, change) : $"{(i == 0 ? verb : string.Empty)}by {Several(facets, course.Key)}"));
        var start = facets.Place.Length > 0 ? $"{facets.Place}: {of}" : of.Length > 0 ? char.ToUpperInvariant(of[0]) + of[1..] : string.Empty;
        return start + string.Join("; ", parts);
    }

    private static string One(SweepArm arm, string key, Func<double, double, string> change)
    {
        var (first, last) = (arm.Mean(RunMetric.Parse($"{key}@first"))!, arm.Mean(RunMetric.Parse($"{key}@last"))!);
        return $"{change(first.Mean, last.Mean)} ({(last.Count == 1 ? "one seed" : $"mean of {last.Count} seeds")})";
    }

    private static string Several(Facets facets, string key)
    {
        var gains = facets.Panels.Select(panel => (Place: panel.Title.Split(" · ")[0], Gain: panel.Arm.Mean(RunMetric.Parse($"gain({key})"))))
            .Where(gain => gain.Gain is not null)
            .OrderBy(gain => gain.Gain!.Mean)
            .Select(gain => $"{AxisPanel.Signed(gain.Gain!.Mean)} ({gain.Place})").ToList();
        return gains.Count == 1 ? gains[0] : $"{gains[0]} to {gains[^1]}";
    }
}
