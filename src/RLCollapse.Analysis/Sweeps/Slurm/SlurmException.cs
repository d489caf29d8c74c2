namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>A program of Slurm is missing or has refused.</summary>
/// <param name="message">What it said.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class SlurmException(string message, Exception? inner = null) : Exception(message, inner);
