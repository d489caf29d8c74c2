using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Reads an experiment file and finds everything that is wrong with it.</summary>
internal sealed class ExperimentReader
{
    /// <summary>Name of the file in an experiment's folder.</summary>
    public const string FileName = "experiment.json";

    private static readonly string[] Keys = ["question", "source", "config", "axes", "exclude", "claims"];

    private readonly PartChecks _checks;

    private ExperimentReader(string file) => _checks = new PartChecks(file);

    /// <summary>Reads.</summary>
    /// <param name="path">The file or its folder.</param>
    /// <returns>The experiment, as far as it could be read, and what is wrong.</returns>
    /// <exception cref="UserErrorException">There is no such file, or it is not JSON.</exception>
    public static (Experiment? Experiment, IReadOnlyList<ConfigIssue> Issues) Read(string path)
    {
        var file = Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, FileName) : path);
        var root = Parse(file);
        var reader = new ExperimentReader(file);
        var experiment = reader.Read(file, root);
        return (experiment, reader._checks.Issues);
    }

    private Experiment? Read(string file, JsonPart root)
    {
        if (!_checks.Is(root, JsonValueKind.Object, "an object: { \"question\": …, \"config\": { … }, \"axes\": [ … ] }")) return null;
        _checks.Keys(root, Keys);
        var question = Text(root, "question", required: true);
        var source = Text(root, "source", required: false);
        var config = Delta(file, root);
        _checks.Below = config;
        var axes = new AxisReader(file, _checks).Read(root);
        var exclusions = new ExclusionReader(_checks, axes).Read(root);
        var claims = root["claims"];
        if (claims is not null) _checks.Is(claims, JsonValueKind.Array, "a list: [ … ]");
        return new Experiment(file, question, source, axes, claims?.Json) { Config = config, Exclusions = exclusions };
    }

    private string Text(JsonPart root, string key, bool required)
    {
        if (root[key] is not { } part)
        {
            if (required) _checks.Add(root, key, "is missing; it is one sentence");
            return "";
        }

        if (!_checks.Is(part, JsonValueKind.String, "a text")) return "";
        if (required && part.Text.Trim().Length == 0) _checks.Add(part, "is empty; write one sentence");
        return part.Text;
    }

    private ConfigDelta Delta(string file, JsonPart root)
    {
        var empty = new ConfigDelta(file, 1, "{}");
        if (root["config"] is not { } part)
        {
            _checks.Add(root, "config", "is missing; it holds what every job starts from, such as { \"extends\": \"../../configs/quickstart.json\" }");
            return empty;
        }

        return _checks.Is(part, JsonValueKind.Object, "a config: { … }") ? _checks.Delta(part) : empty;
    }

    private static JsonPart Parse(string file)
    {
        var name = ExtendsChain.DisplayName(file);
        try
        {
            var bytes = File.ReadAllBytes(file);
            return JsonPart.Read(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no experiment {name}. Give a folder with an {FileName}, such as experiments/kl, or the file itself.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read {name}: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"{name}:{(error.LineNumber ?? 0) + 1}: not valid JSON: {error.Message.Split(" LineNumber:")[0]}", error);
        }
    }
}
