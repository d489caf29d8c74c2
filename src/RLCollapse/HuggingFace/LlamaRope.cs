using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>
/// Rotary positions in a <c>config.json</c>. They have been spelled in several ways: <c>rope_theta</c> and <c>rope_scaling</c>, and since
/// transformers 5 both inside <c>rope_parameters</c>. Each that stands there is read; what else would bend the positions is refused by its
/// name.
/// </summary>
internal static class LlamaRope
{
    private const double UsualTheta = 10_000; // what transformers takes where none is said

    private static readonly string[] Sections = ["rope_parameters", "rope_scaling"];
    private static readonly string[] Foreign = ["rope", "rotary", "partial_rotary"];

    private static readonly Dictionary<string, (RopeScalingKind Kind, string[] Keys)> Types = new()
    {
        ["default"] = (RopeScalingKind.None, []),
        ["linear"] = (RopeScalingKind.Linear, ["factor"]),
        ["llama3"] = (RopeScalingKind.Llama3, ["factor", "low_freq_factor", "high_freq_factor", "original_max_position_embeddings"]),
    };

    /// <summary>Base and scaling of the frequencies.</summary>
    /// <param name="config">The whole config.</param>
    /// <param name="path">The config's file, for messages.</param>
    /// <exception cref="UserErrorException">Positions are others, or keys contradict each other.</exception>
    public static (double Theta, RopeScalingOptions Scaling) Read(JsonPart config, string path)
    {
        (JsonPart Place, double Theta)? theta = null;
        (JsonPart Place, RopeScalingOptions Scaling)? scaling = null;
        foreach (var (name, value) in config.Members.Where(member => member.Value.Kind != JsonValueKind.Null))
        {
            if (name == "rope_theta") Theta(config, value);
            else if (Sections.Contains(name)) Section(value);
            else if (Foreign.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) && !IsNeutral(name, value))
                throw Unknown(value, path);
        }

        return (theta?.Theta ?? UsualTheta, scaling?.Scaling ?? new());

        void Section(JsonPart section)
        {
            if (section.Kind != JsonValueKind.Object) throw Unknown(section, path);
            if (section["rope_theta"] is { Kind: not JsonValueKind.Null } own) Theta(section, own);
            var found = Scaling(section, path);
            if (scaling is { } before && before.Scaling != found) throw Contradiction(before.Place, section);
            scaling = (section, found);
        }

        void Theta(JsonPart section, JsonPart value)
        {
            var found = LlamaConfigReader.Number(section, "rope_theta", path);
            if (theta is { } before && before.Theta != found) throw Contradiction(before.Place, value);
            theta = (value, found);
        }

        UserErrorException Contradiction(JsonPart one, JsonPart other) => new(
            $"'{path}' has {LlamaConfigReader.Shown(one)} and {LlamaConfigReader.Shown(other)}: make them agree.");
    }

    /// <summary><c>rope_scaling</c> as transformers write it; null for none.</summary>
    public static JsonObject? Section(RopeScalingOptions scaling) => scaling.Kind switch
    {
        RopeScalingKind.None => null,
        RopeScalingKind.Linear => new() { ["rope_type"] = "linear", ["factor"] = scaling.Factor },
        _ => new()
        {
            ["rope_type"] = "llama3",
            ["factor"] = scaling.Factor,
            ["low_freq_factor"] = scaling.LowFrequencyFactor,
            ["high_freq_factor"] = scaling.HighFrequencyFactor,
            ["original_max_position_embeddings"] = scaling.OriginalContextLength,
        },
    };

    private static RopeScalingOptions Scaling(JsonPart section, string path)
    {
        JsonPart?[] said = [section["rope_type"], section["type"]];
        var type = said.FirstOrDefault(value => value is not null)?.Text ?? "default";
        foreach (var value in said.OfType<JsonPart>())
        {
            if (!Types.ContainsKey(value.Text) || value.Text != type) throw Unknown(value, path);
        }

        var (kind, keys) = Types[type];
        foreach (var (name, value) in section.Members)
        {
            if (name is not ("rope_theta" or "rope_type" or "type") && !keys.Contains(name) && !IsNeutral(name, value))
                throw Unknown(value, path);
        }

        var scaling = new RopeScalingOptions { Kind = kind };
        if (kind == RopeScalingKind.None) return scaling;
        scaling = scaling with { Factor = Number("factor", 1) };
        return kind == RopeScalingKind.Linear ? scaling : scaling with
        {
            LowFrequencyFactor = Number("low_freq_factor", 1e-3),
            HighFrequencyFactor = Number("high_freq_factor", 1e-3),
            OriginalContextLength = section["original_max_position_embeddings"] is { Kind: not JsonValueKind.Null } length
                ? (int?)(length.Whole is > 0 and <= int.MaxValue ? length.Whole : null) ?? throw Unknown(length, path)
                : throw LlamaConfigReader.Lacks(path, $"{section.Path}.original_max_position_embeddings"),
        };

        double Number(string key, double least) => LlamaConfigReader.Number(section, key, path) is <= 1e6 and var number && number >= least
            ? number
            : throw Unknown(section[key]!, path);
    }

    private static UserErrorException Unknown(JsonPart value, string path) => new(
        $"'{path}' has {LlamaConfigReader.Shown(value)}, which this program's rotary positions do not know: they are plain ones with one "
        + "base, rope_theta, or stretched by rope_type linear or llama3.");

    private static bool IsNeutral(string name, JsonPart value) => value.Kind is JsonValueKind.Null or JsonValueKind.False
        || (name == "partial_rotary_factor" && value.Number == 1);
}
