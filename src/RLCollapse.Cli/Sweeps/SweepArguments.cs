using System.CommandLine;
using System.CommandLine.Parsing;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;

namespace RLCollapse.Cli.Sweeps;

/// <summary>Arguments and options of <c>sweep</c>.</summary>
internal sealed class SweepArguments
{
    private const int Rounds = 4;

    private readonly Argument<string> _experiment =
        new("EXPERIMENT")
        {
            Description = "Folder with an experiment.json, such as experiments/kl, or the file itself; or a folder of experiments.",
            HelpName = "EXPERIMENT",
        };

    private readonly Argument<string[]> _overrides = new("key=value")
    {
        Description = "Options for every job that win over the experiment: pretraining.steps=500, tracking.passAtK=[1,4].",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _results = new("--out")
    {
        Description = "Folder of the results: the sweep's own is DIR/NAME, its runs are in DIR/runs.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "results/",
    };

    private readonly Option<int?> _workers =
        Count("--workers", "Jobs at once. Default: as many as the cores have room for; with Slurm no limit.");
    private readonly Option<int?> _threads = Count("--threads", "Threads per job. Default: experiment.threads, or 1 where that is 0.");
    private readonly Option<string> _launcher = new("--launcher") { Description = "What runs the jobs.", HelpName = "local|slurm",
        DefaultValueFactory = _ => "local" };

    private readonly Option<SbatchOption[]> _sbatch = new("--sbatch")
    {
        CustomParser = result => ReadAll(result, SbatchOption.Read),
        Description = "An option of sbatch without its dashes, such as time=02:00:00 or partition=cpu; may be repeated. "
            + "SBATCH_* variables work too.",
        HelpName = "OPTION",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _keepGoing =
        new("--keep-going") { Description = "Go on with the other jobs when one fails. This is the default." };
    private readonly Option<bool> _failFast =
        new("--fail-fast") { Description = "Stop the other jobs, after a checkpoint, when one fails." };
    private readonly Option<bool> _replace =
        new("--replace") { Description = "Let this plan take the place of another one whose tables stand in the sweep's folder. "
            + "Further seeds need no leave; those that --seeds has added are left out." };
    private readonly Option<FurtherSeeds?> _seeds = Text("--seeds", "SEEDS", FurtherSeeds.Read,
        "Seeds beside those of the experiment's file: +15 for so many after its largest, 5..24 or 7,9. They are recorded in plan.json and "
        + "stay part of the sweep until --replace.");
    private readonly Option<JobSelection[]> _only = new("--only")
    {
        CustomParser = result => ReadAll(result, JobSelection.Read),
        Description = "Only the jobs at some values of an axis, such as seed=0 or kl=0,0.1; may be repeated for further axes. The plan and "
            + "its tables stay those of the whole sweep.",
        HelpName = "AXIS=VALUE,…",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]?> _bisect = new("--bisect")
    {
        Description = "Narrow the threshold on an axis of numbers, such as kl 0.01..1, at which --claim changes its verdict: run both "
            + "ends, then the middle of what is left, with every seed. Middles are geometric where both ends are above 0.",
        HelpName = "AXIS LOW..HIGH",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _claim = new("--claim") { Description = "Id of the claim that --bisect judges.", HelpName = "ID" };
    private readonly Option<int?> _rounds = Count("--rounds", "Values that --bisect tries beside both ends. Default: 4.");
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only print the plan and what it would take." };
    private readonly Option<bool> _status = new(
        "--status") { Description = "Only say how far each job is, from the files and from Slurm's queue." };
    private readonly Option<bool> _tables = new("--tables") { Description = "With --status: also the tables and verdicts of the runs that "
        + "have ended, marked as interim and not written." };
    private readonly Option<bool> _noSubmit = new("--no-submit") { Description = "With --launcher slurm: write plan and scripts, and do "
        + "not submit them." };

    /// <summary>Declares them on the verb.</summary>
    public SweepArguments(Command verb)
    {
        _launcher.AcceptOnlyFromAmong("local", "slurm");
        ExperimentArgument.Complete(_experiment, _overrides);
        verb.Arguments.Add(_experiment);
        verb.Arguments.Add(_overrides);
        foreach (var option in (Option[])[_only, _seeds, _bisect, _claim, _rounds, _workers, _threads, _launcher, _sbatch, _keepGoing,
            _failFast, _replace, _dryRun, _status, _tables, _noSubmit, _results]) verb.Options.Add(option);
        verb.Validators.Add(result =>
        {
            string[] words = [.. Tokens(result, _experiment), .. Tokens(result, _overrides)];
            foreach (var word in words.Where(word => word.StartsWith('-'))) result.AddError(UsageErrors.UnknownOption(verb, word));
            Exclude(result, _keepGoing, _failFast);
            Exclude(result, _dryRun, _status);
            if (result.GetResult(_bisect) is null != result.GetResult(_claim) is null)
                result.AddError("--bisect AXIS LOW..HIGH and --claim ID go together.");
            if (result.GetResult(_bisect) is not null && result.GetResult(_only) is not null)
                result.AddError("--only and --bisect exclude each other.");
            if (result.GetResult(_bisect) is null && result.GetResult(_rounds) is not null) result.AddError("--rounds goes with --bisect.");
            // by its words, which may be missing or wrong yet
            var slurm = result.GetResult(_launcher)?.Tokens is [{ Value: "slurm" }];
            if (!slurm && result.GetResult(_sbatch) is not null) result.AddError("--sbatch goes with --launcher slurm.");
            if (!slurm && result.GetValue(_noSubmit)) result.AddError("--no-submit goes with --launcher slurm.");
            if (result.GetValue(_tables) && !result.GetValue(_status)) result.AddError("--tables goes with --status.");
            if (slurm && result.GetValue(_failFast))
                result.AddError("--fail-fast goes with --launcher local; Slurm's jobs know nothing of each other.");
        });
    }

    /// <summary>What a command line asks for.</summary>
    public SweepRequest Read(ParseResult parsed) => new(
        ExperimentPath.Of(parsed.GetRequiredValue(_experiment)),
        parsed.GetValue(_overrides) ?? [],
        parsed.GetRequiredValue(_results),
        parsed.GetValue(_workers),
        parsed.GetValue(_threads),
        parsed.GetValue(_launcher) == "slurm",
        parsed.GetValue(_sbatch) ?? [],
        parsed.GetValue(_failFast),
        parsed.GetValue(_replace),
        parsed.GetValue(_dryRun),
        parsed.GetValue(_status))
    {
        Seeds = parsed.GetValue(_seeds) ?? FurtherSeeds.None,
        Only = parsed.GetValue(_only) ?? [],
        Tables = parsed.GetValue(_tables),
        NoSubmit = parsed.GetValue(_noSubmit),
        Bisect = parsed.GetValue(_bisect) is [var axis, var bracket]
            ? new(axis, Bracket.Read(bracket), parsed.GetValue(_claim)!, parsed.GetValue(_rounds) ?? Rounds) : null,
    };

    private static IEnumerable<string> Tokens(CommandResult result, Argument argument) =>
        result.GetResult(argument)?.Tokens.Select(token => token.Value) ?? [];

    private static void Exclude(CommandResult result, Option<bool> one, Option<bool> other)
    {
        if (result.GetValue(one) && result.GetValue(other)) result.AddError($"{one.Name} and {other.Name} exclude each other.");
    }

    private static T[] ReadAll<T>(ArgumentResult result, Func<string, T> read)
    {
        try
        {
            return [.. result.Tokens.Select(token => read(token.Value))];
        }
        catch (UserErrorException error)
        {
            result.AddError(error.Message);
            return [];
        }
    }

    /// <summary>An option whose text is read, with what is wrong with it as an error of usage.</summary>
    private static Option<T?> Text<T>(string name, string help, Func<string, T> read, string description) where T : class => new(name)
    {
        Description = description,
        HelpName = help,
        CustomParser = result =>
        {
            try
            {
                return read(result.Tokens[0].Value);
            }
            catch (UserErrorException error)
            {
                result.AddError(error.Message);
                return null;
            }
        },
    };

    private static Option<int?> Count(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, out var count) && count is >= 1 and <= 100_000) return count;
            result.AddError($"{name} takes a whole number from 1 to 100000, found '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}
