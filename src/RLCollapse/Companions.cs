using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse;

/// <summary>Runs that a run asks: each is there, or is trained first, in a folder of its own as any run.</summary>
internal static class Companions
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Trains those that have not ended.</summary>
    /// <param name="config">Of the run that asks them.</param>
    /// <param name="resultsRoot">Folder of all runs.</param>
    /// <param name="observer">Watches.</param>
    /// <param name="interrupt">Ends the work after a checkpoint.</param>
    public static void TrainOrFind(RunConfig config, string resultsRoot, IRunObserver observer, CancellationToken interrupt)
    {
        foreach (var (name, companion) in CompanionConfig.Of(config))
        {
            observer.Note($"companion {name} is run {RunIdentity.IdOf(companion)}");
            for (var first = true; ; first = false)
            {
                try
                {
                    Pipeline.Run(companion, resultsRoot, fresh: false, observer, interrupt);
                    break;
                }
                catch (RunIsHeldException)
                {
                    if (first) observer.Note($"waiting for another process that is at companion {name}");
                    interrupt.WaitHandle.WaitOne(Pause);
                    interrupt.ThrowIfCancellationRequested();
                }
            }
        }
    }
}
