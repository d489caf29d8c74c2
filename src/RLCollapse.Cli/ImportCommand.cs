using System.CommandLine;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse import</c>: the way back from <c>export</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "import",
            "Make a checkpoint of an exported folder, bit for bit, or of weights trained on elsewhere that lie beside the export's "
            + "config.resolved.json. score and export take the result as CHECKPOINT.",
            "rlcollapse import exported imported");
        var export = new Argument<string>("DIR") { Description = "Folder that 'rlcollapse export' wrote." };
        var folder = new Argument<string>("OUT") { Description = "Folder to write, new or empty." };
        verb.Arguments.Add(export);
        verb.Arguments.Add(folder);
        verb.SetAction(parsed =>
        {
            PolicyImport.Write(parsed.GetRequiredValue(export), parsed.GetRequiredValue(folder));
            context.Output.WriteLine(parsed.GetRequiredValue(folder));
            return ExitCode.Done;
        });
        return verb;
    }
}
