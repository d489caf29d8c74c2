using System.CommandLine;
using RLCollapse.Claims;
using RLCollapse.Reports;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse verify</c>: judges an experiment's claims by the runs of its sweep.</summary>
internal static class VerifyCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "verify",
            "Judge each claim of an experiment by the runs of its sweep: reproduced, not reproduced or inconclusive. Writes claims.json and claims.md beside the sweep's tables.",
            "rlcollapse verify experiments/kl");
        var experiment = new Argument<string>("EXPERIMENT") { Description = "Folder of an experiment, or its experiment.json." };
        var results = new Option<string>("--out")
        {
            Description = "Folder that holds the sweep's folder, the same as given to sweep.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "results/",
        };
        var readme = new Option<bool>("--readme") { Description = "Also write table, verdicts and figures between the markers of the experiment's README.md." };
        verb.Arguments.Add(experiment);
        verb.Options.Add(results);
        verb.Options.Add(readme);
        verb.SetAction(parsed =>
        {
            var file = Path.GetFullPath(ClaimsFile.Find(parsed.GetRequiredValue(experiment)));
            var folder = Path.GetDirectoryName(file)!;
            var sweep = Path.Combine(parsed.GetRequiredValue(results), Path.GetFileName(folder));
            foreach (var finding in Verification.Run(file, sweep)) Print(finding, context.Output);
            if (parsed.GetValue(readme)) MeasuredSection.Write(Path.Combine(folder, "README.md"), sweep);
            context.Output.WriteLine(Path.Combine(sweep, Verification.Markdown));
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Print(Finding finding, TextWriter output)
    {
        output.WriteLine($"{finding.Claim.Id}  {FindingText.Of(finding.Verdict).ToUpperInvariant()}  {finding.Claim.Statement}");
        output.WriteLine($"    {FindingText.Sentence(finding)} Effect: {FindingText.Effect(finding)}. Method: {finding.Method}.");
    }
}
