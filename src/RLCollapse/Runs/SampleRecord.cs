namespace RLCollapse.Runs;

/// <summary>
/// One line of <c>samples.jsonl</c>: a sampled response of a probe, with all that it takes to see why it earned what it earned.
/// </summary>
/// <param name="Phase">Section of the stage in which it was sampled.</param>
/// <param name="Step">Steps done behind the base when it was sampled.</param>
/// <param name="Problem">Id of the problem.</param>
/// <param name="Prompt">What the policy was given.</param>
/// <param name="Response">Text of the response.</param>
/// <param name="Ended">Whether the end token came; if not, the response was cut.</param>
/// <param name="Format">Name of its format, or <c>malformed</c>.</param>
/// <param name="Answer">The answer it gives, digits or words; null where it gives none.</param>
/// <param name="Expected">The right answer, digits or words; null where several are.</param>
/// <param name="Correct">Whether the answer is right.</param>
/// <param name="Reward">What it would earn.</param>
public sealed record SampleRecord(
    string Phase, int Step, string Problem, string Prompt, string Response, bool Ended, string Format,
    string? Answer, string? Expected, bool Correct, double Reward)
{
    /// <summary>Parts of the reward, by name.</summary>
    public IReadOnlyList<(string Name, double Value)> Parts { get; init; } = [];

    /// <summary>
    /// Its tokens as texts, the end token included where it came, each with its log-probability under the policy at the sampling
    /// temperature, in nats.
    /// </summary>
    public IReadOnlyList<(string Text, double LogProbability)> Tokens { get; init; } = [];

    /// <summary>Log-probability of the response under the policy at the sampling temperature, in nats.</summary>
    public double LogProbability { get; init; }
}
