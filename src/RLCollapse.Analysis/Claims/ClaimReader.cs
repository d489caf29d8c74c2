using System.Text.Json;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Kernels;

namespace RLCollapse.Analysis.Claims;

/// <summary>Reads one claim strictly and notes everything that is wrong with it.</summary>
/// <param name="json">The claim's element.</param>
/// <param name="name">What messages call it.</param>
/// <param name="plan">Axes and values it may speak of.</param>
/// <param name="issues">Gets a line for each mistake.</param>
internal sealed class ClaimReader(JsonElement json, string name, PlannedSweep plan, List<string> issues)
{
    private static readonly string[] Keys =
        ["id", "statement", "metric", "comparison", "threshold", "and", "where", "against", "againstShare", "quantifier", "atLeast", "moreThan", "level", "minimumSeeds", "stated", "ifNot"];

    private static readonly string[] DoubtKeys = ["reason", "test"];
    private static readonly string[] ConditionKeys = ["metric", "comparison", "threshold"];

    /// <summary>The claim; only to be used where no issue was noted.</summary>
    public Claim Read()
    {
        RefuseUnknown(json, "", Keys);
        var fraction = Fraction();
        if (fraction is null)
        {
            foreach (var key in (string[])["atLeast", "moreThan", "and"]) Check(!Has(key), key, "stands only with \"quantifier\": \"fraction\"");
        }

        Check(!Has("againstShare") || Has("against"), "againstShare", "stands only with \"against\"");
        var level = Number("level", 0.95, x => x is > 0 and < 1, "between 0 and 1, such as 0.95");
        if (fraction is not null)
        {
            Check(!Has("against"), "against", "cannot stand with a fraction of runs; claim a mean difference instead");
            Check(level == 0.95, "level", "must be 0.95 for a fraction of runs, which has Wilson's 95 % interval");
        }

        var minimum = Number("minimumSeeds", 3, x => x >= 2 && x == Math.Floor(x), "a whole number from 2");
        return new Claim
        {
            Id = Text("id"),
            Statement = Text("statement"),
            Condition = Condition(json, ""),
            And = And(),
            Where = Places("where") ?? new Dictionary<string, IReadOnlyList<string>>(),
            Against = Places("against"),
            AgainstShare = Number("againstShare", 1, x => x is > 0 and <= 1, "a part of the other mean, above 0 and at most 1"),
            Fraction = fraction,
            Level = level,
            MinimumSeeds = (int)minimum,
            Stated = Has("stated") ? Text("stated") : "",
            IfNot = IfNot(),
        };
    }

    private (Comparison, double)? Fraction()
    {
        if (!Has("quantifier")) return null;
        var quantifier = json.GetProperty("quantifier").ToString();
        Check(quantifier is "mean" or "fraction", "quantifier", $"is mean or fraction, found '{quantifier}'");
        if (quantifier != "fraction") return null;
        Check(Has("atLeast") != Has("moreThan"), "quantifier", "fraction needs either atLeast or moreThan: the claimed share of runs");
        var key = Has("moreThan") ? "moreThan" : "atLeast";
        return (Comparison.Find(key == "moreThan" ? ">" : ">=")!, Number(key, 0.5, x => x is >= 0 and <= 1, "a share between 0 and 1"));
    }

    private Condition[] And()
    {
        if (!Has("and")) return [];
        var list = json.GetProperty("and");
        if (list.ValueKind != JsonValueKind.Array)
        {
            issues.Add($"{name}: and is a list of {{ metric, comparison, threshold }}");
            return [];
        }

        return [.. list.EnumerateArray().Select((element, i) =>
        {
            var place = $"and[{i}].";
            if (element.ValueKind == JsonValueKind.Object) RefuseUnknown(element, place, ConditionKeys);
            return Condition(element, place);
        })];
    }

    private Doubt? IfNot()
    {
        if (!Has("ifNot")) return null;
        var doubt = json.GetProperty("ifNot");
        if (doubt.ValueKind != JsonValueKind.Object)
        {
            issues.Add($"{name}: ifNot is an object {{ reason, test }}");
            return null;
        }

        RefuseUnknown(doubt, "ifNot.", DoubtKeys);
        return new(Text(doubt, "reason", "ifNot."), Text(doubt, "test", "ifNot."));
    }

    private Condition Condition(JsonElement parent, string place)
    {
        var metric = Value(parent, "metric", JsonValueKind.String) is { } text ? Metric(text.GetString()!, place) : Missing(place + "metric", "a metric such as collapse/leader_mass@last");
        var symbol = Value(parent, "comparison", JsonValueKind.String)?.GetString() ?? "";
        var comparison = Comparison.Find(symbol);
        if (comparison is null) issues.Add($"{name}: {place}comparison is {string.Join(", ", Comparison.All.Select(c => c.Symbol))}, found '{symbol}'");
        var threshold = Value(parent, "threshold", JsonValueKind.Number)?.GetDouble();
        if (threshold is null) issues.Add($"{name}: {place}threshold is missing or no number");
        return new(metric, comparison ?? Comparison.All[0], threshold ?? 0);
    }

    private RunMetric Metric(string text, string place)
    {
        if (RunMetric.TryParse(text, out var metric, out var error)) return metric!;
        issues.Add($"{name}: {place}metric '{text}': {error}");
        return new(text, _ => double.NaN);
    }

    private RunMetric Missing(string key, string what)
    {
        issues.Add($"{name}: {key} is missing; give {what}");
        return new("", _ => double.NaN);
    }

    private Dictionary<string, IReadOnlyList<string>>? Places(string key)
    {
        if (!Has(key)) return null;
        var places = new Dictionary<string, IReadOnlyList<string>>();
        if (json.GetProperty(key).ValueKind != JsonValueKind.Object)
        {
            issues.Add($"{name}: {key} is an object of axis → value, such as {{ \"kl\": \"0\" }}");
            return places;
        }

        foreach (var place in json.GetProperty(key).EnumerateObject())
        {
            var axis = plan.Axes.FirstOrDefault(a => a.Name == place.Name);
            if (axis is null) issues.Add($"{name}: {key} names the axis '{place.Name}', which the sweep does not have{Nearest(place.Name, plan.Axes.Select(a => a.Name))}");
            else places[axis.Name] = Values(axis, key, place.Value);
        }

        return places;
    }

    private string[] Values(PlannedAxis axis, string key, JsonElement value)
    {
        JsonElement[] elements = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        var texts = elements.Select(element => element.ToString()).ToList();
        foreach (var unknown in texts.Where(text => axis.Find(text) is null)) issues.Add($"{name}: {key}.{axis.Name} is '{unknown}'; the sweep has {string.Join(", ", axis.Values)}");
        return [.. texts.Select(axis.Find).OfType<string>()];
    }

    private string Text(string key) => Text(json, key, "");

    private string Text(JsonElement parent, string key, string place)
    {
        if (Value(parent, key, JsonValueKind.String)?.GetString() is { Length: > 0 } text) return text;
        issues.Add($"{name}: {place}{key} is missing or no text");
        return "";
    }

    private double Number(string key, double fallback, Func<double, bool> fits, string what)
    {
        if (!Has(key)) return fallback;
        if (Value(json, key, JsonValueKind.Number)?.GetDouble() is { } number && fits(number)) return number;
        issues.Add($"{name}: {key} must be {what}, found {json.GetProperty(key).GetRawText()}");
        return fallback;
    }

    private void RefuseUnknown(JsonElement element, string place, string[] known)
    {
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
            issues.Add($"{name}: unknown key '{place}{property.Name}'{Nearest(property.Name, known)}");
    }

    private void Check(bool isGood, string key, string message)
    {
        if (!isGood) issues.Add($"{name}: {key} {message}");
    }

    private bool Has(string key) => json.TryGetProperty(key, out _);

    private static JsonElement? Value(JsonElement parent, string key, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out var value) && value.ValueKind == kind ? value : null;

    private static string Nearest(string text, IEnumerable<string> valid) => NearestPath.Find(text, valid) is { } nearest
        ? $"; did you mean {nearest}?"
        : $"; there is: {string.Join(", ", valid)}";
}
