using System.Text.Json;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Config;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Reads an experiment file and finds everything that is wrong with it.</summary>
internal sealed class ExperimentReader
{
    /// <summary>Name of the file in an experiment's folder.</summary>
    public const string FileName = ClaimsFile.FileName;

    private static readonly string[] Keys = [JsonFileLayer.SchemaKey, "question", "source", "config", "axes", "exclude", "claims"];

    private readonly PartChecks _checks;

    private ExperimentReader(string file) => _checks = new PartChecks(file);

    /// <summary>Reads.</summary>
    /// <param name="path">The file or its folder.</param>
    /// <param name="seeds">Seeds beside those of the file, of which its claims may speak, too; null for none.</param>
    /// <returns>The experiment, as far as it could be read, and what is wrong.</returns>
    /// <exception cref="UserErrorException">There is no such file, or it is not JSON.</exception>
    public static (Experiment? Experiment, List<ConfigIssue> Issues) Read(string path, FurtherSeeds? seeds = null)
    {
        var file = Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, FileName) : path);
        var root = JsonFile.Read(file, $"There is no experiment {ShownPath.Of(file)}. Give a folder with an {FileName}, such as "
            + "experiments/kl, or the file itself.");
        var reader = new ExperimentReader(file);
        var experiment = reader.Read(file, root, seeds ?? FurtherSeeds.None);
        return (experiment, reader._checks.Issues);
    }

    private Experiment? Read(string file, JsonPart root, FurtherSeeds seeds)
    {
        if (!_checks.Is(root, JsonValueKind.Object, "an object: { \"question\": …, \"config\": { … }, \"axes\": [ … ] }")) return null;
        _checks.Keys(root, Keys);
        _checks.Optional(root, JsonFileLayer.SchemaKey);
        if (!SafeName.Is(Experiment.NameOf(file)))
        {
            _checks.Add(root, $"the experiment is called '{PlainText.Shown(Experiment.NameOf(file))}' as its folder is, and its results "
                + $"will be, too; use {SafeName.Rule}");
        }

        var question = _checks.Text(root, "question", "one sentence");
        var source = _checks.Optional(root, "source");
        var config = Delta(file, root);
        _checks.Below = config;
        var reader = new AxisReader(file, _checks);
        var axes = reader.Read(root);
        var exclusions = new ExclusionReader(_checks, axes).Read(root);
        var experiment = seeds.AddTo(new Experiment(file, question, source, axes, []) { Config = config, Exclusions = exclusions,
            Deltas = reader.Deltas });
        return experiment with { Claims = Claims(root, experiment.Axes) };
    }

    private IReadOnlyList<Claim> Claims(JsonPart root, IReadOnlyList<PlannedAxis> axes) =>
        root["claims"] is { } claims && _checks.Is(claims, JsonValueKind.Array, "a list: [ … ]")
            ? ClaimsFile.Read(claims.Items, axes, _checks)
            : [];

    private ConfigDelta Delta(string file, JsonPart root)
    {
        var empty = new ConfigDelta(file, 1, "{}");
        if (root["config"] is not { } part)
        {
            _checks.Add(root, "config", "is missing; it holds what every job starts from, such as { \"extends\": "
                + "\"../../configs/quickstart.json\" }");
            return empty;
        }

        return _checks.Is(part, JsonValueKind.Object, "a config: { … }") ? _checks.Delta(part) : empty;
    }
}
