using RLCollapse.Runs;

namespace RLCollapse.Cli;

/// <summary>A sweep's worker whose run another process is at, as two sweeps with the same runs have it, waits for that to end.</summary>
internal static class RunQueue
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs as soon as no other process does; what that has finished is then found done.</summary>
    /// <param name="run">Gives the run's folder.</param>
    /// <param name="say">Told once that it waits.</param>
    /// <param name="interrupt">Ends the wait.</param>
    /// <returns>The run's folder.</returns>
    public static string Wait(Func<string> run, Action<string> say, CancellationToken interrupt)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                return run();
            }
            catch (RunIsHeldException)
            {
                if (first) say("waiting for another process that is at this run");
                interrupt.WaitHandle.WaitOne(Pause);
                interrupt.ThrowIfCancellationRequested();
            }
        }
    }
}
