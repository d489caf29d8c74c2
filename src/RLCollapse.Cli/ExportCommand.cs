using System.CommandLine;
using RLCollapse.Cli.Runs;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse export</c>: a policy for Hugging Face's libraries.</summary>
internal static class ExportCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "export",
            "Write a policy as a Hugging Face LlamaForCausalLM: safetensors, config.json, tokenizer.json, and the value head in "
            + "a file of its own. 'rlcollapse import' is the exact way back.",
            "rlcollapse export results/quickstart-seed0-0123456789ab exported");
        var checkpoint = CheckpointArgument.Create();
        var folder = new Argument<string>("DIR") { Description = "Folder to write, new or empty." };
        verb.Arguments.Add(checkpoint);
        var results = ResultsOption.Create();
        verb.Arguments.Add(folder);
        verb.Options.Add(results);
        verb.SetAction(parsed =>
        {
            var path = RunArgument.Checkpoint(parsed.GetRequiredValue(checkpoint), parsed.GetRequiredValue(results), context);
            PolicyExport.Write(SavedPolicy.Load(path, context.Error.WriteLine), parsed.GetRequiredValue(folder));
            context.Output.WriteLine(parsed.GetRequiredValue(folder));
            return ExitCode.Done;
        });
        return verb;
    }
}
