namespace RLCollapse.Cli;

/// <summary>What the command returns to the shell.</summary>
public static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>The run failed.</summary>
    public const int RunFailed = 1;

    /// <summary>The command line or a config is wrong; nothing was written.</summary>
    public const int BadUsage = 2;

    /// <summary>The sweep is at its end and some of its jobs have failed.</summary>
    public const int SweepFailures = 3;

    /// <summary>Stopped by a signal, after a checkpoint.</summary>
    public const int Interrupted = 130;
}
