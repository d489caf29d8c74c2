namespace RLCollapse.Analysis.Claims;

/// <summary>
/// What the experimenter thinks of a claim that failed. It is shown with the verdict unless that is <see cref="Verdict.Supported"/>.
/// </summary>
/// <param name="Reason">Most likely reason.</param>
/// <param name="Test">The experiment that would tell.</param>
public sealed record Doubt(string Reason, string Test)
{
    /// <summary>Both in one line.</summary>
    public override string ToString() => $"Most likely reason: {Reason} What would tell: {Test}";
}
