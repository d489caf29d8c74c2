using System.CommandLine;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse verify</c>: judges an experiment's claims by the runs of its sweep.</summary>
internal static class VerifyCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "verify",
            "Judge each claim of an experiment by the runs of its sweep: supported, contradicted or inconclusive. Writes claims.json "
            + "and claims.md beside the sweep's tables. Of a folder of experiments, judge each one that was run.",
            "rlcollapse verify experiments/kl",
            "rlcollapse verify experiments --readme");
        var experiment = new Argument<string>("EXPERIMENT")
        {
            Description = "Folder of an experiment, or its experiment.json; or a folder of experiments.",
            HelpName = "EXPERIMENT",
        };
        var overrides = new Argument<string[]>("key=value")
        {
            Description = "Options that the sweep was given: those of a trial, whose results are DIR/NAME/trials/OPTIONS.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var results = new Option<string>("--out")
        {
            Description = "Folder that holds the sweep's folder, the same as given to sweep.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "results/",
        };
        var readme = new Option<bool>("--readme") { Description = "Also write the verdicts between the markers of the experiment's "
            + "README.md; for a folder of experiments also the page of its study.json, README.md beside the sweeps." };
        ExperimentArgument.Complete(experiment, overrides);
        verb.Arguments.Add(experiment);
        verb.Arguments.Add(overrides);
        verb.Options.Add(results);
        verb.Options.Add(readme);
        verb.SetAction(parsed =>
        {
            var given = ExperimentPath.Of(parsed.GetRequiredValue(experiment));
            var departures = Departures.Of(parsed.GetValue(overrides) ?? [], Departures.In(context.Environment));
            if (Study.IsFolder(given))
            {
                VerifyStudy.Run(given, parsed.GetRequiredValue(results), departures, parsed.GetValue(readme), context.Output);
                return ExitCode.Done;
            }

            var file = Path.GetFullPath(ClaimsFile.Find(given));
            var folder = Path.GetDirectoryName(file)!;
            var sweep = SweepFolder.Of(parsed.GetRequiredValue(results), Path.GetFileName(folder), departures).Path;
            var recorded = Recorded(sweep);
            if (recorded is null) Verification.Run(file, sweep);
            else context.Error.WriteLine(recorded);
            Print(sweep, context.Output);
            if (recorded is null && Family.Of(file, sweep).Count > 1)
                context.Error.WriteLine("the other experiments of the study were corrected for its claims as they stood before; "
                    + "'rlcollapse verify' of their folder decides all together");
            if (parsed.GetValue(readme)) MeasuredSection.Write(Path.Combine(folder, "README.md"), sweep);
            context.Output.WriteLine(Path.Combine(sweep, Verification.Markdown));
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Why the verdicts that are recorded of a sweep stand; null where its claims are judged here, or none are recorded.</summary>
    private static string? Recorded(string sweep) => PlanFile.IsIn(sweep) && File.Exists(Path.Combine(sweep, RecordedRuns.Claims))
        ? RecordedRuns.Stand(sweep, SweepData.Load(sweep)) : null;

    /// <summary>Prints the verdicts that are recorded of a sweep.</summary>
    internal static void Print(string sweepFolder, TextWriter output)
    {
        foreach (var claim in RecordedVerdicts.ReadAny(sweepFolder).Claims.Values)
        {
            var verdict = FindingText.Verdict(claim).ToUpperInvariant();
            output.WriteLine($"{claim.Id}  {verdict}  {claim.Statement}");
            var p = claim.IsExploratory ? FindingText.P(claim.P) : $"{FindingText.P(claim.P)}, corrected {FindingText.P(claim.AdjustedP)}";
            output.WriteLine($"    {claim.Sentence} p {p} ({claim.Method}). {ClaimsReport.Seeds(claim)}".TrimEnd());
        }
    }
}
