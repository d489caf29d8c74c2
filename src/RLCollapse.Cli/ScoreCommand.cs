using System.CommandLine;
using RLCollapse.Cli.Runs;
using RLCollapse.Common;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse score</c>: log-probabilities of given responses.</summary>
internal static class ScoreCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "score",
            "Print the log-probability and value estimate of each response token under a policy, one JSON object a line. "
            + "The end token is appended to every response and scored with it, unless the line says \"ended\": false, as those of "
            + "samples.jsonl do that were cut. Nothing is put before the prompt.",
            "rlcollapse score results/quickstart-seed0-0123456789ab results/quickstart-seed0-0123456789ab/samples.jsonl",
            "rlcollapse score results/quickstart-seed0-0123456789ab rows.jsonl --reference results/bases/0123456789ab --out scores.jsonl");
        var checkpoint = CheckpointArgument.Create();
        var file = new Argument<string>("FILE.jsonl")
        {
            Description = "Lines {\"prompt\": \"…\", \"response\": \"…\"}, or the samples.jsonl of a run.",
        };
        var reference = new Option<string>("--reference")
        {
            Description = "Also under this policy, with the k1 estimate of the KL per sequence.",
            HelpName = "CHECKPOINT",
        };
        var output = new Option<string>("--out") { Description = "Write here instead of to standard output.", HelpName = "FILE" };
        var temperature = NumberOption.Positive(
            "--temperature", "Divides the scores before the softmax; 1 when not given. The run's own is rl.sampling.temperature.", "T");
        var results = ResultsOption.Create();
        verb.Arguments.Add(checkpoint);
        verb.Arguments.Add(file);
        verb.Options.Add(reference);
        verb.Options.Add(output);
        verb.Options.Add(temperature);
        verb.Options.Add(results);
        verb.SetAction(parsed =>
        {
            var saved = Load(parsed.GetRequiredValue(checkpoint));
            var other = parsed.GetValue(reference) is { } path ? Load(path) : null;
            var rows = new ScoreRows(parsed.GetRequiredValue(file), saved)
                .Read(Math.Min(saved.Config.Model.ContextLength, (other ?? saved).Config.Model.ContextLength));
            var lines = ScoreWriter.Lines(saved, other, rows, parsed.GetValue(temperature) ?? 1);
            Write(lines, parsed.GetValue(output), context);
            return ExitCode.Done;

            SavedPolicy Load(string text) => SavedPolicy.Load(
                RunArgument.Checkpoint(text, parsed.GetRequiredValue(results), context), context.Error.WriteLine);
        });
        return verb;
    }

    private static void Write(IEnumerable<string> lines, string? file, CliContext context)
    {
        if (file is null)
        {
            foreach (var line in lines) context.Output.WriteLine(line);
            return;
        }

        try
        {
            AtomicFile.WriteText(file, string.Concat(lines.Select(line => line + "\n")));
            context.Output.WriteLine(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot write '{file}': {error.Message}", error);
        }
    }
}
