using System.CommandLine;
using System.Text.Json.Nodes;
using RLCollapse.Analysis.Evaluations;
using RLCollapse.Analysis.Results;
using RLCollapse.Cli.Runs;
using RLCollapse.Evaluation;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse eval</c>: evaluates a policy after training.</summary>
internal static class EvalCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "eval",
            "Evaluate a policy on the held-out problems of its run: accuracy, pass@k, majority@k and format shares with 95 % intervals "
            + "over problems, exact format masses. It samples as the run does where nothing else is asked for.",
            "rlcollapse eval last",
            "rlcollapse eval last@collapse --temperature 0.7 --samples 64 --k 1,64",
            "rlcollapse eval results/quickstart-seed0-0123456789ab --out problems.parquet");
        var checkpoint = CheckpointArgument.Create();
        var problems = NumberOption.Whole("--problems", "Held-out problems, the first ones; all when not given.", "N", 1);
        var samples = NumberOption.Whole(
            "--samples", "Responses a problem; the largest k, and at least 8, when not given.", "N", 1, 65_536);
        var ks = NumberOption.List("--k", "The k of pass@k and majority@k; those of the run when not given.", "K,…", 65_536);
        var sampling = new SamplingArguments(verb);
        var table = new Option<string?>("--out")
        {
            Description = "Also write a table, a row a problem, to a file that ends in .jsonl or .parquet.",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = "Print the numbers as JSON." };
        verb.Arguments.Add(checkpoint);
        foreach (var option in (Option[])[problems, samples, ks, table, json]) verb.Options.Add(option);
        var consent = new CommandConsent(verb);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(table) is { } wanted) EvaluationTable.RequirePlace(wanted);
            var saved = sampling.Load(parsed, checkpoint, context);
            consent.Require(parsed, saved.Config, saved.Path);
            var options = PolicyEvaluator.Options(saved, parsed.GetValue(problems), parsed.GetValue(samples), parsed.GetValue(ks) ?? [],
                sampling.Temperature(parsed), sampling.TopP(parsed), sampling.Seed(parsed));
            var evaluation = PolicyEvaluator.Of(saved, options);
            if (parsed.GetValue(json)) context.Output.WriteLine(Json(saved.Path, evaluation));
            else foreach (var line in Lines(saved.Path, evaluation, context.Width)) context.Output.WriteLine(line);
            if (parsed.GetValue(table) is { } file) EvaluationTable.Write(evaluation, file);
            return ExitCode.Done;
        });
        return verb;
    }

    private static IEnumerable<string> Lines(string path, PolicyEvaluation evaluation, int? width)
    {
        var options = evaluation.Options;
        yield return $"{path}: {options.Problems} held-out problems × {options.Samples} samples, temperature "
            + $"{NumberText.Short(options.Temperature)}, top-p {NumberText.Short(options.TopP)}, seed {options.Seed}";
        foreach (var line in TextTable.Lines(["", ">share", "95 % interval"],
            [.. EvaluationSummary.Shares(evaluation).Select(row => (IReadOnlyList<string>)
                [row.Key, NumberText.Share(row.Share), $"[{NumberText.Share(row.Low)}, {NumberText.Share(row.High)}]"])], width))
            yield return line;
        foreach (var line in TextTable.Lines(["", ">value"],
            [.. EvaluationSummary.Values(evaluation).Select(row => (IReadOnlyList<string>)[row.Key, NumberText.Share(row.Value)])], width))
            yield return line;
    }

    private static string Json(string path, PolicyEvaluation evaluation)
    {
        var options = evaluation.Options;
        var root = new JsonObject
        {
            ["policy"] = path,
            ["problems"] = options.Problems,
            ["samples"] = options.Samples,
            ["temperature"] = options.Temperature,
            ["topP"] = options.TopP,
            ["seed"] = options.Seed,
        };
        foreach (var (key, share, low, high) in EvaluationSummary.Shares(evaluation))
            root[key] = new JsonObject { ["share"] = share, ["low"] = low, ["high"] = high };
        foreach (var (key, value) in EvaluationSummary.Values(evaluation)) root[key] = value;
        return root.ToJsonString(new() { WriteIndented = true });
    }
}
