using RLCollapse.Common;

namespace RLCollapse.Runs;

/// <summary>Another process is at the run.</summary>
/// <param name="path">The run's folder.</param>
public sealed class RunIsHeldException(string path) : UserErrorException(
    $"Another process is already working on '{path}'. Wait for it, or give another seed or --out DIR.");
