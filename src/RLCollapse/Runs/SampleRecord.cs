namespace RLCollapse.Runs;

/// <summary>One line of <c>samples.jsonl</c>.</summary>
/// <param name="Step">Steps of RL and recovery done when it was sampled.</param>
/// <param name="Prompt">Id of the problem.</param>
/// <param name="Format">Name of its format, or <c>malformed</c>.</param>
/// <param name="Reward">What it would earn.</param>
/// <param name="Text">The response.</param>
public sealed record SampleRecord(int Step, string Prompt, string Format, double Reward, string Text);
