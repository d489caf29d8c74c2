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

    /// <summary>Keeps the reason, as far as it can be written, and has drawn what led to a divergence.</summary>
    internal static void Keep(Exception error, RunFolder folder, LogFile log)
    {
        if (error is DivergedException && File.Exists(folder.Metrics)) Draw(folder, log);
        var line = Line(error);
        log.Line("failed: " + line);
        RunInfo.Fail(folder.Info, line);
    }

    /// <summary>Has a run drawn; where that fails the divergence stays the reason.</summary>
    private static void Draw(RunFolder folder, LogFile log)
    {
        try
        {
            log.Ended(folder.Path);
        }
        catch (Exception error) when (error is UserErrorException or IOException or UnauthorizedAccessException)
        {
            log.Warn(error.Message);
        }
    }
}
