using RLCollapse.Config;
using RLCollapse.Runs;

namespace RLCollapse;

/// <summary>The whole experiment in one line of calls.</summary>
public static class Pipeline
{
    /// <summary>Runs a config to its end, or goes on where it was interrupted.</summary>
    /// <param name="config">A checked config.</param>
    /// <param name="resultsRoot">Folder that holds the run folders.</param>
    /// <param name="fresh">Whether to start over instead of resuming.</param>
    /// <param name="observer">Watches the run.</param>
    /// <param name="interrupt">Asks for a checkpoint and an end.</param>
    /// <returns>The run folder.</returns>
    /// <exception cref="OperationCanceledException">The run was interrupted; its state is in a checkpoint.</exception>
    public static string Run(RunConfig config, string resultsRoot, bool fresh, IRunObserver observer, CancellationToken interrupt) =>
        throw new UserErrorException("This build contains the command and the configs only; training comes with the next one.");
}
