using System.CommandLine;
using System.Globalization;
using RLCollapse.Analysis.Sharing;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Progress;
using RLCollapse.Cli.Sweeps;
using RLCollapse.Common;
using RLCollapse.Stages;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse reproduce</c>: trains the runs of a bundle again and says whether the bits agree.</summary>
internal static class ReproduceCommand
{
    private const string Original = "bundle";
    private const string Again = "again";

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "reproduce",
            "Train the runs of a bundle again, from their configs and seeds alone, and say whether every recorded number, the samples and "
            + "the last weights are the same bits; if not, where they first part, and what the machines have different. "
            + "The same command resumes.",
            "rlcollapse reproduce quickstart-seed0-0123456789ab.zip",
            "rlcollapse reproduce kl.zip --only 'kl=0.1 seed=3' --only 7",
            "rlcollapse reproduce kl.zip --workers 4");
        var bundle = new Argument<string>("BUNDLE") { Description = "A zip that 'rlcollapse bundle' has written." };
        var only = new Option<string[]>("--only")
        {
            Description = "Of a sweep only these runs, by the number of a job, by coordinates such as 'kl=0.1 seed=3' or seed=3, or by "
                + "name; may be repeated. All of them when not given.",
            HelpName = "N|ID",
        };
        var folder = new Option<string?>("--out")
        {
            Description = $"Folder for the bundle's files ({Original}/) and the runs trained again ({Again}/); results/reproduced/BUNDLE "
                + "when not given.",
            HelpName = "DIR",
        };
        var workers = NumberOption.Whole(
            "--workers", "Of a sweep so many runs at once, in processes of their own; one after the other when not given.", "N", 1,
            100_000);
        verb.Arguments.Add(bundle);
        verb.Options.Add(only);
        verb.Options.Add(workers);
        verb.Options.Add(folder);
        var consent = new CommandConsent(verb);
        verb.SetAction(parsed =>
        {
            var zip = parsed.GetRequiredValue(bundle);
            var place = parsed.GetValue(folder) ?? Path.Combine("results", "reproduced", Path.GetFileNameWithoutExtension(zip));
            var (original, again) = (Path.Combine(place, Original), Path.Combine(place, Again));
            var wasThere = Directory.Exists(place);
            BundleManifest manifest;
            IReadOnlyList<(BundledRun Run, RunConfig Config)> runs;
            try
            {
                (manifest, runs) = Open(zip, original, parsed.GetValue(only) ?? [], context);
                foreach (var (run, config) in runs) consent.Require(parsed, config, run.Name);
                foreach (var (run, config) in runs) WarnOfObstacle(Path.Combine(original, run.Path), run.Name, config, context);
            }
            catch (UserErrorException) when (!wasThere)
            {
                Disk.DeleteFolder(place); // what is refused leaves nothing
                throw;
            }

            Func<BundledRun, RunConfig, string?> train = manifest.IsSweep && parsed.GetValue(workers) is { } count
                ? ByWorkers(BundlePlan.Of(manifest, original, runs), new(again, manifest.Name), again, count, context)
                : (run, config) => Train(config, Path.Combine(again, run.Results), context);
            var same = runs.Count(run => IsSame(Path.Combine(original, run.Run.Path), train(run.Run, run.Config), context));
            context.Output.WriteLine($"{same} of {runs.Count} {(runs.Count == 1 ? "run" : "runs")} came to the same bits; "
                + $"what was trained is in {again}");
            return same == runs.Count ? ExitCode.Done : ExitCode.RunFailed;
        });
        return verb;
    }

    /// <summary>Unpacks a bundle; every config is read before anything is trained.</summary>
    private static (BundleManifest Manifest, IReadOnlyList<(BundledRun Run, RunConfig Config)> Runs) Open(
        string zip, string original, IReadOnlyList<string> only, CliContext context)
    {
        using var bundle = Bundle.Open(zip);
        bundle.Unpack(original);
        var runs = BundleSelection.Of(bundle.Manifest, original, only);
        foreach (var other in runs.Where(run => run.Generation != Generation).GroupBy(run => (run.Generation, run.Commit)))
            context.Error.WriteLine(PlainText.OneLine(Caution(other.Key.Generation, other.Key.Commit, [.. other])));
        return (bundle.Manifest, [.. runs.Select(run => (run, Reproduction.ConfigOf(Path.Combine(original, run.Path))))]);
    }

    private static void WarnOfObstacle(string original, string name, RunConfig config, CliContext context)
    {
        try
        {
            if (Reproduction.Obstacle(original, config) is { } obstacle)
                context.Error.WriteLine(PlainText.OneLine($"warning: {name} will not come to the same bits: {obstacle}."));
        }
        catch (UserErrorException error)
        {
            throw new UserErrorException($"{error.Message} A bundle holds no files of data and no program: put them where the run's config "
                + "names them, seen from the folder in which this command is given.", error);
        }
    }

    private static string Generation => RunIdentity.Generation.ToString(CultureInfo.InvariantCulture);

    private static string Caution(string generation, string commit, IReadOnlyList<BundledRun> runs) =>
        $"warning: {(runs.Count == 1 ? $"{runs[0].Name} is" : $"{runs.Count} runs are")} of generation "
        + $"{(generation.Length > 0 ? generation : "unknown")} of the program, and this is {Generation}: the same config makes other bits. "
        + $"Take {(commit.Length > 0 ? $"commit {commit}" : "the version that made the bundle")} to come to the same.";

    private static string Train(RunConfig config, string results, CliContext context)
    {
        var view = ProgressView.For(context);
        using var interruption = new Interruption(view.Say, view.Abandon);
        return view.Show(observer => context.Pipeline(config, results, false, observer, interruption.Token, null));
    }

    /// <summary>Has workers train every run of a sweep; then each has its folder, and none where it failed.</summary>
    private static Func<BundledRun, RunConfig, string?> ByWorkers(
        SweepPlan plan, SweepFolder folder, string again, int workers, CliContext context)
    {
        var request = new SweepRequest("", [], again, workers, null, false, [], false, false, false, false);
        using var held = PlanRun.Take(folder);
        PlannedJobs.Write(plan, folder);
        var failed = new PlanRun(request, context, plan, folder).RunHere().Select(job => job.RunId).ToHashSet();
        return (_, config) => RunIdentity.IdOf(config) is var id && failed.Contains(id) ? null : Path.Combine(folder.Runs, id);
    }

    private static bool IsSame(string original, string? again, CliContext context)
    {
        var name = Path.GetFileName(original);
        if (again is null)
        {
            context.Output.WriteLine($"{name}: It could not be trained, see above; the same command tries again.");
            return false;
        }

        var reproduction = Reproduction.Of(original, again);
        context.Output.WriteLine($"{name}: {reproduction.Sentence}");
        if (reproduction.IsSame) return true;
        foreach (var (fact, there, here) in reproduction.Differences)
            context.Output.WriteLine(PlainText.OneLine($"  {fact}: {there} in the bundle, {here} here"));
        return false;
    }
}
