using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Reads the <c>labels</c> of an axis: what figures call its values, such as <c>"to-3": "pretraining to 3 steps"</c>.</summary>
/// <param name="checks">Receives what is wrong.</param>
internal sealed class LabelReader(PartChecks checks)
{
    /// <summary>Value → text; empty where the axis has none.</summary>
    /// <param name="axis">The axis as it is written.</param>
    /// <param name="values">The values that it was read to have.</param>
    public IReadOnlyDictionary<string, string> Read(JsonPart axis, IReadOnlyList<string> values)
    {
        if (axis["labels"] is not { } part
            || !checks.Is(part, JsonValueKind.Object, "texts for values: { \"to-3\": \"up to 3 steps\", … }"))
        {
            return new Dictionary<string, string>();
        }
        if (values.Count > 0) checks.Keys(part, values);
        return part.Members.Where(member => IsText(member.Value)).ToDictionary(member => member.Name, member => member.Value.Text);
    }

    private bool IsText(JsonPart label)
    {
        if (!checks.Is(label, JsonValueKind.String, "a text")) return false;
        if (string.IsNullOrWhiteSpace(label.Text)) checks.Add(label, "is empty; leave it out to show the value itself");
        return true;
    }
}
