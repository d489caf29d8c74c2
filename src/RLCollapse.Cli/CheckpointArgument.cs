using System.CommandLine;

namespace RLCollapse.Cli;

/// <summary>The argument CHECKPOINT that several verbs share.</summary>
internal static class CheckpointArgument
{
    /// <summary>Declares it.</summary>
    public static Argument<string> Create() => new("CHECKPOINT")
    {
        Description = "Folder of a run, of a base (results/bases/HASH) or of an import, for its newest checkpoint; "
            + "or one .ckpt file of these.",
    };
}
