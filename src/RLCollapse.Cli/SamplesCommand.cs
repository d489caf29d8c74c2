using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Results;
using RLCollapse.Cli.Runs;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse samples</c>: the recorded responses of a run, in the terminal.</summary>
internal static class SamplesCommand
{
    private const int Page = 10;

    /// <summary>What <c>--format</c> takes beside formats of responses: no format has this name.</summary>
    private const string AsJson = "json";

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "samples",
            "Show the responses that a run has recorded at its probes: problem, response, expected and given answer, reward and its parts, "
            + "log-probability.",
            "rlcollapse samples last --wrong",
            "rlcollapse samples last --step 80 --format python --beside first",
            "rlcollapse samples results/quickstart-seed0-0123456789ab --problem 686b24 --json");
        var run = new Argument<string>("RUN") { Description = "A run: " + RunArgument.Forms + "." };
        var step = new Option<string>("--step")
        {
            Description = "Step of the probe behind the base, or first, last.",
            HelpName = "N",
            DefaultValueFactory = _ => "last",
        };
        var beside = new Option<string?>("--beside") { Description = "Also the same problem's response at this step.", HelpName = "N" };
        var format = new Option<string?>("--format")
        {
            Description = $"Only responses in this format, or malformed; {AsJson}: all, as --json prints them.",
            HelpName = "NAME",
        };
        var right = new Option<bool>("--right") { Description = "Only right ones." };
        var wrong = new Option<bool>("--wrong") { Description = "Only wrong ones." };
        var problem = new Option<string?>("--problem") { Description = "Only of problems whose id begins so.", HelpName = "ID" };
        var limit = NumberOption.Whole("--limit", $"At most so many; {Page} when not given.", "N", 1);
        var skip = NumberOption.Whole("--skip", "Leave out so many before.", "N", 0);
        var json = new Option<bool>("--json") { Description = "Print the lines of samples.jsonl as they are, also those of one format." };
        var results = ResultsOption.Create();
        verb.Arguments.Add(run);
        foreach (var option in (Option[])[step, beside, format, right, wrong, problem, limit, skip, json, results])
            verb.Options.Add(option);
        verb.SetAction(parsed =>
        {
            var folder = new RunNames(parsed.GetRequiredValue(results)).Run(parsed.GetRequiredValue(run));
            var all = RecordedSample.Read(folder);
            if (all.Count == 0)
            {
                throw new UserErrorException($"'{ShownPath.Of(folder)}' has recorded no samples: it has not come to a probe yet, or keeps "
                    + "none (output.samplesPerProbe).");
            }

            var (onlyRight, onlyWrong) = (parsed.GetValue(right), parsed.GetValue(wrong));
            if (onlyRight && onlyWrong) throw new UserErrorException("--right and --wrong leave nothing: take one.");
            bool? isRight = onlyRight == onlyWrong ? null : onlyRight;
            var isJson = parsed.GetValue(format) == AsJson;
            var name = isJson ? null : parsed.GetValue(format);
            var found = new SampleFilter(parsed.GetRequiredValue(step), name, isRight, parsed.GetValue(problem) ?? "")
                .Of(all, RunData.Load(folder).Formats);
            int? other = parsed.GetValue(beside) is { } text ? SampleFilter.StepOf(text, all) : null;
            Write(found, all, other, parsed.GetValue(skip) ?? 0, parsed.GetValue(limit) ?? Page, isJson || parsed.GetValue(json),
                context);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Write(
        IReadOnlyList<RecordedSample> found, IReadOnlyList<RecordedSample> all, int? beside, int skip, int limit, bool asJson,
        CliContext context)
    {
        var page = found.Skip(skip).Take(limit).ToList();
        foreach (var sample in page)
        {
            var other = beside is { } step ? all.FirstOrDefault(one => one.Step == step && one.Problem == sample.Problem) : null;
            IEnumerable<string> lines = asJson ? [sample.Json, .. other is null ? [] : (string[])[other.Json]]
                : SamplesText.Lines(sample, other, context.Width);
            foreach (var line in lines) context.Output.WriteLine(line);
        }

        var left = found.Count - skip - page.Count;
        context.Error.WriteLine($"{page.Count} of {found.Count}{(left > 0 ? $"; --skip {skip + page.Count} goes on" : "")}");
    }
}
