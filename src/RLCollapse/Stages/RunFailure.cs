using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>A start of a run that has failed: its reason is kept in <c>log.txt</c> and <c>run.json</c>.</summary>
public static class RunFailure
{
    /// <summary>One line for a failure.</summary>
    public static string Line(Exception error) =>
        NativeLibraryMessage.Of(error) ?? MachineFailure.Of(error) ?? error.Message.ReplaceLineEndings(" ");

    /// <summary>Keeps the reason, as far as it can be written.</summary>
    internal static void Keep(Exception error, RunFolder folder, LogFile log)
    {
        var line = Line(error);
        log.Line("failed: " + line);
        RunInfo.Fail(folder.Info, line);
    }

    /// <summary>Has a run drawn that diverged; where that fails the divergence stays the reason.</summary>
    internal static void Draw(RunFolder folder, IRunObserver observer)
    {
        try
        {
            observer.Ended(folder.Path);
        }
        catch (Exception error) when (error is UserErrorException or IOException or UnauthorizedAccessException)
        {
            observer.Warn(error.Message);
        }
    }
}
