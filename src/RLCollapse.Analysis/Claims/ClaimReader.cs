using System.Text.Json;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>Reads one claim strictly and notes everything that is wrong with it.</summary>
/// <param name="json">The claim, an object.</param>
/// <param name="axes">Axes and values it may speak of.</param>
/// <param name="checks">Receives what is wrong.</param>
internal sealed class ClaimReader(JsonPart json, IReadOnlyList<PlannedAxis> axes, JsonChecks checks)
{
    private static readonly string[] Keys =
        ["id", "statement", "metric", "across", "comparison", "threshold", "and", "where", "against", "againstShare", "quantifier",
            "atLeast", "moreThan", "level", "minimumSeeds", "seeds", "stated", "exploratory", "ifNot"];

    private static readonly string[] DoubtKeys = ["reason", "test"];
    private static readonly string[] ConditionKeys = ["metric", "comparison", "threshold"];

    /// <summary>The claim; only to be used where no issue was noted.</summary>
    public Claim Read()
    {
        checks.Keys(json, Keys);
        var fraction = Fraction();
        if (fraction is null)
        {
            foreach (var key in (string[])["atLeast", "moreThan", "and"]) Refuse(key, "stands only with \"quantifier\": \"fraction\"");
        }

        if (json["against"] is null) Refuse("againstShare", "stands only with \"against\"");
        var level = Number("level", 0.95, x => x is > 0 and < 1, "between 0 and 1, such as 0.95");
        if (fraction is not null)
        {
            Refuse("against", "cannot stand with a fraction of runs; claim a mean difference instead");
            if (level != 0.95) Refuse("level", "must be 0.95 for a fraction of runs, which has Wilson's 95 % interval");
        }

        var seeds = Seeds();
        var condition = Condition(json);
        if (condition.Comparison == Comparison.Within && condition.Threshold <= 0)
            checks.Add(json["threshold"]!, "must be above 0 with \"within\": the largest distance from 0 that still counts as none");
        if (condition.Comparison == Comparison.Within && level <= 0.5)
            checks.Add(json["level"]!, "must be above 0.5 with \"within\", whose interval has the coverage 2·level − 1");
        var across = Across(condition.Metric, fraction is not null);
        return new Claim
        {
            Id = checks.Text(json, "id", "a short name, unique in the experiment"),
            Statement = checks.Text(json, "statement", "the claim in a plain sentence"),
            Condition = condition,
            And = And(),
            Where = WithSeeds(Places("where") ?? new Dictionary<string, IReadOnlyList<string>>(), seeds),
            Across = across,
            Against = Places("against") is { } against ? WithSeeds(against, seeds) : null,
            Seeds = seeds?.Values,
            HasBeenSeen = IsMarked("exploratory"),
            AgainstShare = Number("againstShare", 1, x => x is > 0 and <= 1, "a part of the other mean, above 0 and at most 1"),
            Fraction = fraction,
            Level = level,
            MinimumSeeds = (int)Number("minimumSeeds", 3, x => x >= 2 && x == Math.Floor(x), "a whole number from 2"),
            Stated = json["stated"] is null ? "" : checks.Text(json, "stated", "when it was stated"),
            IfNot = IfNot(),
            Place = (json.Path, checks.Place(json)),
        };
    }

    /// <summary>The axis that a metric of several runs asks for.</summary>
    private string? Across(RunMetric metric, bool isOfEachRun)
    {
        if (metric.Across is null)
        {
            Refuse("across", $"stands with a metric of several runs; {metric.Text} is of one");
            return null;
        }

        if (isOfEachRun) checks.Add(json["metric"]!, "is of several runs, and a fraction is of each; claim a mean instead");
        if (json["across"] is not { } part)
        {
            checks.Add(json, "across", "is missing: the axis in which the runs differ of which the metric is one number");
            return null;
        }

        if (axes.FirstOrDefault(axis => axis.Name == part.Text) is not { } axis)
            checks.Add(part, $"the sweep has no axis '{part.Text}'{JsonChecks.Nearest(part.Text, [.. axes.Select(a => a.Name)])}");
        else if (axis.IsSeed) checks.Add(part, "is the axis of seeds, over which verdicts are reached");
        else foreach (var side in new[] { "where", "against" }) RequireSeveral(side, axis);
        return part.Text;
    }

    private void RequireSeveral(string side, PlannedAxis axis)
    {
        if (json[side]?[axis.Name] is { } value && (value.Kind != JsonValueKind.Array || value.Items.Count() < 2))
            checks.Add(value, $"takes several values of {axis.Name}, since the metric is of runs that differ in it");
    }

    private (Comparison, double)? Fraction()
    {
        if (json["quantifier"] is not { } quantifier) return null;
        if (quantifier.Text is not ("mean" or "fraction")) checks.Add(quantifier, $"is mean or fraction, found '{quantifier.Text}'");
        if (quantifier.Text != "fraction") return null;
        if (json["atLeast"] is null == json["moreThan"] is null)
            checks.Add(quantifier, "fraction needs either atLeast or moreThan: the claimed share of runs");
        var key = json["moreThan"] is null ? "atLeast" : "moreThan";
        return (Comparison.Find(key == "moreThan" ? ">" : ">=")!, Number(key, 0.5, x => x is >= 0 and <= 1, "a share between 0 and 1"));
    }

    private Condition[] And()
    {
        if (json["and"] is not { } list || !checks.Is(list, JsonValueKind.Array, "a list of { metric, comparison, threshold }")) return [];
        var conditions = list.Items.Where(item => checks.Is(item, JsonValueKind.Object, "an object { metric, comparison, threshold }"))
            .ToList();
        foreach (var condition in conditions) checks.Keys(condition, ConditionKeys);
        Condition[] read = [.. conditions.Select(Condition)];
        foreach (var (index, _) in read.Index().Where(condition => condition.Item.Metric.Across is not null))
            checks.Add(conditions[index]["metric"]!, "is of several runs, and a condition here is on each");
        return read;
    }

    private bool IsMarked(string key)
    {
        if (json[key] is not { } part) return false;
        if (part.Kind is not (JsonValueKind.True or JsonValueKind.False)) checks.Add(part, $"must be true or false, found {part.Json}");
        return part.Kind == JsonValueKind.True;
    }

    private (string Axis, IReadOnlyList<string> Values)? Seeds()
    {
        if (json["seeds"] is not { } part) return null;
        if (axes.FirstOrDefault(axis => axis.IsSeed) is not { } axis)
        {
            checks.Add(part, "needs an axis of seeds, and the sweep has none");
            return null;
        }

        foreach (var side in new[] { json["where"], json["against"] }.OfType<JsonPart>())
        {
            if (side[axis.Name] is { } twice) checks.Add(twice, "names seeds, and so does \"seeds\": keep one of them");
        }

        if (!SeedRange.TryParse(part.Kind == JsonValueKind.String ? part.Text : "", out var range))
        {
            checks.Add(part, $"must be a range of seeds such as \"5..24\", found {part.Json}");
            return null;
        }

        return (axis.Name, range.Values);
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> WithSeeds(
        IReadOnlyDictionary<string, IReadOnlyList<string>> places, (string Axis, IReadOnlyList<string> Values)? seeds) =>
        seeds is { } given && !places.ContainsKey(given.Axis)
            ? new Dictionary<string, IReadOnlyList<string>>(places) { [given.Axis] = given.Values }
            : places;

    private Doubt? IfNot()
    {
        if (json["ifNot"] is not { } doubt || !checks.Is(doubt, JsonValueKind.Object, "an object { reason, test }")) return null;
        checks.Keys(doubt, DoubtKeys);
        return new(checks.Text(doubt, "reason", "the most likely reason"), checks.Text(doubt, "test", "the experiment that would tell"));
    }

    private Condition Condition(JsonPart parent)
    {
        var metric = checks.Text(parent, "metric", "a metric such as collapse/leader_mass@last");
        var symbol = checks.Text(parent, "comparison", $"one of {string.Join(", ", Comparison.All.Select(c => c.Symbol))}");
        var comparison = Comparison.Find(symbol);
        if (comparison is null && symbol.Length > 0)
            checks.Add(parent["comparison"]!, $"is one of {string.Join(", ", Comparison.All.Select(c => c.Symbol))}, found '{symbol}'");
        if (parent["threshold"] is null) checks.Add(parent, "threshold", "is missing; it is the number that the metric is compared with");
        return new(Metric(parent, metric), comparison ?? Comparison.All[0], parent["threshold"] is { } threshold
            ? checks.Number(threshold) ?? 0
            : 0);
    }

    private RunMetric Metric(JsonPart parent, string text)
    {
        if (text.Length == 0) return new(text, _ => double.NaN);
        if (RunMetric.TryParse(text, out var metric, out var error)) return metric!;
        checks.Add(parent["metric"]!, $"'{text}': {error}");
        return new(text, _ => double.NaN);
    }

    private Dictionary<string, IReadOnlyList<string>>? Places(string key)
    {
        if (json[key] is not { } part) return null;
        var places = new Dictionary<string, IReadOnlyList<string>>();
        if (!checks.Is(part, JsonValueKind.Object, "an object of axis → value, such as { \"kl\": \"0\" }")) return places;
        foreach (var (name, value) in part.Members)
        {
            if (axes.FirstOrDefault(axis => axis.Name == name) is { } axis) places[name] = Values(axis, value);
            else checks.Add(value, $"the sweep has no axis '{name}'{JsonChecks.Nearest(name, [.. axes.Select(a => a.Name)])}");
        }

        return places;
    }

    private string[] Values(PlannedAxis axis, JsonPart value)
    {
        JsonPart[] parts = value.Kind == JsonValueKind.Array ? [.. value.Items] : [value];
        if (parts.Length == 0) checks.Add(value, "is empty; give at least one value, or leave the axis out");
        foreach (var unknown in parts.Where(part => axis.Find(part.Text) is null))
            checks.Add(unknown, $"axis '{axis.Name}' has no value {unknown.Text}; it has {string.Join(", ", axis.Values)}");
        return [.. parts.Select(part => axis.Find(part.Text)).OfType<string>()];
    }

    private double Number(string key, double fallback, Func<double, bool> fits, string what)
    {
        if (json[key] is not { } part || checks.Number(part) is not { } number) return fallback;
        if (fits(number)) return number;
        checks.Add(part, $"must be {what}, found {part.Json}");
        return fallback;
    }

    private void Refuse(string key, string message)
    {
        if (json[key] is { } part) checks.Add(part, message);
    }
}
