using System.CommandLine;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse import</c>: the way back from <c>export</c>, and in from elsewhere.</summary>
internal static class ImportCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "import",
            "Make a checkpoint of an exported folder, bit for bit, or of a Llama model by others: config.json and safetensors in "
            + "float32, bfloat16 or float16, in one file or several. The verbs that take a CHECKPOINT take the result. For a model by "
            + "others there is a model.json besides, which a config may begin with (\"extends\") to train it further.",
            "rlcollapse import exported imported",
            "rlcollapse import SmolLM-135M smollm");
        var export = new Argument<string>("DIR")
        {
            Description = "Folder that 'rlcollapse export' wrote, or one in the layout of Hugging Face's LlamaForCausalLM.",
        };
        var folder = new Argument<string>("OUT") { Description = "Folder to write, new or empty." };
        verb.Arguments.Add(export);
        verb.Arguments.Add(folder);
        verb.SetAction(parsed =>
        {
            PolicyImport.Write(parsed.GetRequiredValue(export), parsed.GetRequiredValue(folder), context.Error.WriteLine);
            context.Output.WriteLine(parsed.GetRequiredValue(folder));
            return ExitCode.Done;
        });
        return verb;
    }
}
