namespace RLCollapse.Common;

/// <summary>Tries again where a failure may pass by itself.</summary>
public static class Patience
{
    private const int Tries = 8;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(10);

    /// <summary>Does something, up to eight times, and waits twice as long each time: 1.3 seconds in all.</summary>
    /// <param name="act">May fail.</param>
    /// <param name="mayPass">Whether a failure is worth another try; any other is thrown, and so is the last one.</param>
    /// <param name="wait">Waits.</param>
    public static void Do(Action act, Func<Exception, bool> mayPass, Action<TimeSpan> wait)
    {
        for (var (tried, pause) = (1, First); ; tried++, pause *= 2)
        {
            try
            {
                act();
                return;
            }
            catch (Exception error) when (tried < Tries && mayPass(error))
            {
                wait(pause);
            }
        }
    }
}
