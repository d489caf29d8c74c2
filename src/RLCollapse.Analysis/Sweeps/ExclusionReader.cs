using System.Text.Json;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Reads <c>exclude</c>: a list of places, each axis → value or values, whose jobs are left out of the plan. Seeds may be a range such as
/// <c>5..24</c>, which need not be in the plan: it may be in one that is given further seeds.
/// </summary>
/// <param name="checks">Gets what is wrong.</param>
/// <param name="axes">The experiment's.</param>
internal sealed class ExclusionReader(PartChecks checks, IReadOnlyList<PlannedAxis> axes)
{
    /// <summary>Reads.</summary>
    /// <param name="root">The experiment.</param>
    public IReadOnlyList<Exclusion> Read(JsonPart root)
    {
        if (root["exclude"] is not { } list || !checks.Is(list, JsonValueKind.Array, "a list: [ { \"scale\": \"l\", \"seed\": [3, 4] } ]"))
            return [];
        return [.. list.Items.Where(IsPlace).Select(
            place => new Exclusion(place.Members.ToDictionary(m => m.Name, m => Values(m.Name, m.Value))))];
    }

    private bool IsPlace(JsonPart part)
    {
        if (!checks.Is(part, JsonValueKind.Object, "an object of axis → value, such as { \"seed\": [3, 4] }")) return false;
        if (part.Members.Count == 0) checks.Add(part, "names no axis, so that it would leave out every job");
        return true;
    }

    private IReadOnlyList<string> Values(string name, JsonPart value)
    {
        var axis = axes.FirstOrDefault(a => a.Name == name);
        if (axis is null)
        {
            checks.Add(value, $"is no axis; there are {string.Join(", ", axes.Select(a => a.Name))}");
            return [];
        }

        if (axis.IsSeed && value.Kind == JsonValueKind.String && SeedRange.TryParse(value.Text, out var seeds)) return seeds.Values;
        JsonPart[] parts = value.Kind == JsonValueKind.Array ? [.. value.Items] : [value];
        foreach (var part in parts.Where(part => !axis.Values.Contains(part.Text)))
        {
            checks.Add(part, $"axis '{name}' has no value {part.Text}; it has {string.Join(", ", axis.Values)}");
        }

        return [.. parts.Select(part => part.Text)];
    }
}
