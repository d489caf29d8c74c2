using System.CommandLine;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse sample</c>: asks a policy somebody's own question.</summary>
internal static class SampleCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "sample",
            "Sample a policy's responses to a prompt of your own: log-probability, format and answer of each. The policy knows the words "
            + "of its task alone.",
            "rlcollapse sample last --prompt 'Ida owns 9 eggs, gives away 7 and grows them 3 fold. How many eggs?'",
            "rlcollapse sample last@base --samples 8 --temperature 0.7 --prompt 'Mia has 5 coins and finds 13 more. How many coins?'");
        var checkpoint = CheckpointArgument.Create();
        var prompt = new Option<string>("--prompt") { Description = "The question.", HelpName = "TEXT", Required = true };
        var samples = NumberOption.Whole("--samples", "Responses; 4 when not given.", "N", 1, 65_536);
        verb.Arguments.Add(checkpoint);
        verb.Options.Add(prompt);
        verb.Options.Add(samples);
        var sampling = new SamplingArguments(verb);
        verb.SetAction(parsed =>
        {
            var saved = sampling.Load(parsed, checkpoint, context);
            foreach (var answer in PromptAnswers.Of(saved, parsed.GetRequiredValue(prompt), parsed.GetValue(samples) ?? 4,
                sampling.Temperature(parsed), sampling.TopP(parsed), sampling.Seed(parsed)))
            {
                context.Output.WriteLine(PlainText.OneLine($"{NumberText.Value(answer.LogProbability),8} nats  {answer.Format,-9}  "
                    + $"{answer.Answer ?? "–",5}  {answer.Text}{(answer.Ended ? "" : " … (cut)")}"));
            }

            return ExitCode.Done;
        });
        return verb;
    }
}
