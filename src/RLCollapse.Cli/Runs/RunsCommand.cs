using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Common;

namespace RLCollapse.Cli.Runs;

/// <summary><c>rlcollapse runs</c>: what there is.</summary>
internal static class RunsCommand
{
    /// <summary>Builds the verb and its parts.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "runs",
            "List runs and sweeps: what differs among the runs of an experiment, state, winner and its mass, accuracy and KL at the last "
            + "probe, age, size on disk.",
            "rlcollapse runs",
            "rlcollapse runs --where 'rl.kl.coefficient>=0.3' --where state=done --sort -accuracy",
            "rlcollapse runs diff last kl-seed0",
            "rlcollapse runs prune");
        var results = ResultsOption.Create();
        var where = new Option<string[]>("--where")
        {
            Description = "Only runs that meet a condition KEY=VALUE, or with !=, <, <=, > or >=, in quotes; may be repeated. KEY is a "
                + "column, an option by its dotted path, or a key of metrics.jsonl at the last probe.",
            HelpName = "CONDITION",
        };
        var sort = new Option<string?>("--sort")
        {
            Description = "Sort by such a key, from the highest with a - before it; by name when not given.",
            HelpName = "KEY",
        };
        var json = new Option<bool>("--json") { Description = "Print everything that is known of each as JSON." };
        verb.Options.Add(where);
        verb.Options.Add(sort);
        verb.Options.Add(json);
        verb.Options.Add(results);
        verb.Subcommands.Add(RunsDiffCommand.Create(context));
        verb.Subcommands.Add(RunsPruneCommand.Create(context));
        verb.SetAction(parsed =>
        {
            var (root, now) = (parsed.GetRequiredValue(results), context.Time.GetUtcNow().UtcDateTime);
            var filters = (parsed.GetValue(where) ?? []).Select(RunFilter.Parse).ToList();
            if (parsed.GetResult(results) is { Implicit: false } && !Directory.Exists(root))
                throw new UserErrorException($"--results: there is no folder '{PlainText.OneLine(root)}'.");
            var all = RunCatalog.AllRuns(root);
            foreach (var filter in filters) RunFilter.Require(filter.Key, all);
            var runs = all.Where(run => filters.TrueForAll(filter => filter.Holds(run, now))).ToList();
            if (parsed.GetValue(sort) is { } key) runs = Sorted(runs, key, all, now);
            IReadOnlyList<CatalogSweep> sweeps = filters.Count > 0
                ? []
                : [.. RunCatalog.SweepFolders(root).Select(folder => CatalogSweep.Read(folder, root))];
            Write(runs, sweeps, parsed.GetValue(json), root, now, context);
            return ExitCode.Done;
        });
        return verb;
    }

    private static List<CatalogRun> Sorted(IEnumerable<CatalogRun> runs, string key, IReadOnlyList<CatalogRun> all, DateTime now)
    {
        var (isFalling, path) = key.StartsWith('-') ? (true, key[1..]) : (false, key);
        RunFilter.Require(path, all);
        var sorted = runs.OrderBy(run => RunColumn.Of(run, path, now), RunColumn.Order).ToList();
        if (isFalling) sorted.Reverse();
        return sorted;
    }

    private static void Write(
        IReadOnlyList<CatalogRun> runs, IReadOnlyList<CatalogSweep> sweeps, bool asJson, string root, DateTime now, CliContext context)
    {
        if (asJson)
        {
            context.Output.WriteLine(RunsJson.Text(runs, sweeps));
            return;
        }

        if (runs.Count == 0) context.Error.WriteLine($"no such run in {root}");
        IEnumerable<string> lines =
        [
            .. runs.Count > 0 ? RunsText.Lines(runs, now, context.Width) : [],
            .. runs.Count > 0 && sweeps.Count > 0 ? [""] : (string[])[],
            .. sweeps.Count > 0 ? RunsText.Lines(sweeps, now, context.Width) : [],
        ];
        foreach (var line in lines) context.Output.WriteLine(line);
    }
}
