using System.CommandLine;
using RLCollapse.Cli.Runs;

namespace RLCollapse.Cli;

/// <summary>The argument CHECKPOINT that several verbs share.</summary>
internal static class CheckpointArgument
{
    /// <summary>Declares it.</summary>
    public static Argument<string> Create() => new("CHECKPOINT")
    {
        Description = "A run for its last checkpoint (" + RunArgument.Forms + "), or RUN@collapse, RUN@step=N, RUN@base; the folder of a "
            + "base (results/bases/HASH) or of an import; or one .ckpt file of these.",
    };
}
