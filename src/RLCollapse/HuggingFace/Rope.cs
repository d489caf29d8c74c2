using System.Globalization;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.HuggingFace;

/// <summary>
/// Rotary positions in a foreign <c>config.json</c>. Their base has been spelled in several ways: <c>rope_theta</c>, and since transformers
/// 5 inside <c>rope_parameters</c>. Each that stands there is read; what else would bend the positions is refused by its name.
/// </summary>
internal static class Rope
{
    private static readonly string[] Sections = ["rope_parameters", "rope_scaling"];
    private static readonly string[] Foreign = ["rope", "rotary", "partial_rotary"];

    /// <summary>Requires plain rotary positions of a base.</summary>
    /// <param name="config">The whole config.</param>
    /// <param name="theta">The base.</param>
    /// <param name="path">The config's file, for messages.</param>
    /// <exception cref="UserErrorException">They are others, or no key says the base.</exception>
    public static void Require(JsonPart config, double theta, string path)
    {
        var isSaid = false;
        foreach (var (name, value) in config.Members)
        {
            if (name == "rope_theta") Theta(value);
            else if (!Sections.Contains(name)) RefuseForeign(name, value);
            else if (value.Kind == JsonValueKind.Object) Section(value);
            else if (value.Kind != JsonValueKind.Null) throw Unknown(value);
        }

        if (!isSaid) throw LlamaConfig.Lacks(path, "rope_theta (or rope_parameters.rope_theta)");

        void Section(JsonPart section)
        {
            foreach (var (name, value) in section.Members)
            {
                if (name == "rope_theta") Theta(value);
                else if (name is "rope_type" or "type" ? value.Text != "default" : !IsNeutral(name, value)) throw Unknown(value);
            }
        }

        void Theta(JsonPart value)
        {
            isSaid = true;
            if (value.Number != theta)
            {
                throw new UserErrorException(string.Create(CultureInfo.InvariantCulture,
                    $"'{path}' has {value.Path} = {value.Json} where config.resolved.json stands for {theta}: make them agree."));
            }
        }

        void RefuseForeign(string name, JsonPart value)
        {
            if (Foreign.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) && !IsNeutral(name, value))
                throw Unknown(value);
        }

        UserErrorException Unknown(JsonPart value) => new(
            $"'{path}' has {value.Path} = {value.Json}, which this program's rotary positions do not know: they are plain ones with one "
            + "base, rope_theta.");
    }

    private static bool IsNeutral(string name, JsonPart value) =>
        value.Kind == JsonValueKind.Null || (name == "partial_rotary_factor" && value.Number == 1);
}
