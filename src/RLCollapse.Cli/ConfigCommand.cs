using System.CommandLine;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse config</c>: looks at a config without running it.</summary>
internal static class ConfigCommand
{
    /// <summary>Builds the verb and its parts.</summary>
    public static Command Create(CliContext context) => new("config", "Look at a config without running it.")
    {
        Show(context),
        Validate(context),
        Describe(context),
        Schema(context),
        Reference(context),
        Metrics(context),
    };

    private static Verb Show(CliContext context)
    {
        var verb = new Verb(
            "show",
            "Print every option's value after all layers: defaults, extended files, the file, environment, overrides.",
            "rlcollapse config show configs/quickstart.json rl.kl.coefficient=0.01");
        var arguments = new ConfigArguments(verb);
        verb.SetAction(parsed =>
        {
            context.Output.WriteLine(ConfigWriter.ToJson(arguments.Load(parsed, context)));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Validate(CliContext context)
    {
        var verb = new Verb(
            "validate",
            "Check a config and report everything that is wrong with it at once.",
            "rlcollapse config validate configs/quickstart.json");
        var arguments = new ConfigArguments(verb);
        verb.SetAction(parsed =>
        {
            var config = arguments.Load(parsed, context);
            ConfigArguments.Caution(config, Preflight.Require(config), context);
            context.Output.WriteLine($"The config is good: run {RunIdentity.IdOf(config)}, base {RunIdentity.HashOfBase(config)}.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Describe(CliContext context)
    {
        var verb = new Verb(
            "describe",
            "Say what an option is, or every option of a section: meaning, values, default and, where a config is given, its value there "
            + "with the place that sets it (file and line, environment variable, command line).",
            "rlcollapse config describe rl.kl",
            "rlcollapse config describe rl.kl.coefficient configs/quickstart.json rl.kl.coefficient=0.01");
        var path = new Argument<string>("PATH")
        {
            Description = "Dotted path of an option or a section, such as rl.kl.",
            HelpName = "PATH",
        };
        path.CompletionSources.Add(_ => OptionPaths.All<RunConfig>());
        verb.Arguments.Add(path);
        var arguments = new ConfigArguments(verb, isOptional: true);
        verb.SetAction(parsed =>
        {
            var (of, loaded) = (parsed.GetRequiredValue(path), arguments.Find(parsed, context));
            foreach (var line in loaded is null ? OptionDescription.Of<RunConfig>(of) : OptionDescription.Of(of, loaded))
                context.Output.WriteLine(line);
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Schema(CliContext context)
    {
        var verb = new Verb(
            "schema",
            "Print the JSON Schema of a config file, by which editors complete and check it (configs/schema.json).",
            "rlcollapse config schema",
            "rlcollapse config schema --experiment");
        var experiment = new Option<bool>("--experiment") { Description = "That of an experiment.json (experiments/schema.json)." };
        verb.Options.Add(experiment);
        verb.SetAction(parsed =>
        {
            context.Output.WriteLine(parsed.GetValue(experiment) ? ExperimentJsonSchema.ToJson() : ConfigJsonSchema.ToJson<RunConfig>());
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Reference(CliContext context)
    {
        var verb = new Verb("reference", "Print every option with its values, default and meaning, as Markdown.",
            "rlcollapse config reference");
        verb.SetAction(_ =>
        {
            context.Output.Write(OptionReference.Markdown<RunConfig>(
                StageKinds.All.Items.Where(kind => kind != PretrainingStage.Kind && kind != RlStage.Kind)
                .Select(kind => (kind.Name, kind.Options))));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Metrics(CliContext context)
    {
        var verb = new Verb("metrics", "Print every key of metrics.jsonl with its unit, range and meaning, as Markdown.",
            "rlcollapse config metrics");
        verb.SetAction(_ =>
        {
            context.Output.Write(MetricReference.Markdown());
            return ExitCode.Done;
        });
        return verb;
    }
}
