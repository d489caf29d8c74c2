using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Checks of an experiment file, whose parts may be configs.</summary>
/// <param name="file">Full path.</param>
internal sealed class PartChecks(string file) : JsonChecks(file)
{
    private readonly string _file = file;

    /// <summary>The experiment's config, whose sections its axes may speak of; null before it is read.</summary>
    public ConfigDelta? Below { get; set; }

    /// <summary>A part that is a config, checked by itself.</summary>
    public ConfigDelta Delta(JsonPart part) => Delta(part.Line, part.Json);

    /// <summary>A config, checked by itself.</summary>
    /// <param name="line">Where it stands.</param>
    /// <param name="json">A JSON object.</param>
    public ConfigDelta Delta(int line, string json)
    {
        var delta = new ConfigDelta(_file, line, json);
        Issues.AddRange(delta.Check(Below).Where(issue => !Issues.Contains(issue)));
        return delta;
    }
}
