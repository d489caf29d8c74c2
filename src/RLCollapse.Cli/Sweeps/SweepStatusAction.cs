namespace RLCollapse.Cli.Sweeps;

internal static class SweepStatusAction
{
    public static int Run(SweepRequest request, CliContext context) => ExitCode.Done;
}
