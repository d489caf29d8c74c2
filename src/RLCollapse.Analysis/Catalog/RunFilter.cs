using System.Globalization;
using System.Text.RegularExpressions;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Catalog;

/// <summary>A condition on runs such as <c>rl.kl.coefficient&gt;=0.3</c> or <c>state=done</c>.</summary>
/// <param name="Key">See <see cref="RunColumn"/>.</param>
/// <param name="Operator"><c>= != &lt; &lt;= &gt; &gt;=</c>.</param>
/// <param name="Value">A number, or a text for <c>=</c> and <c>!=</c>.</param>
public sealed partial record RunFilter(string Key, string Operator, string Value)
{
    /// <summary>Reads a condition.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static RunFilter Parse(string text)
    {
        var match = Condition().Match(text);
        if (!match.Success)
            throw new UserErrorException($"'{text}' is no condition: write KEY=VALUE, or with !=, <, <=, > or >=, in quotes.");
        var filter = new RunFilter(match.Groups[1].Value.Trim(), match.Groups[2].Value, match.Groups[3].Value.Trim());
        return filter.Operator is "=" or "!=" || IsNumber(filter.Value, out _)
            ? filter
            : throw new UserErrorException($"'{text}' compares with '{filter.Value}', which is no number: {filter.Operator} takes one.");
    }

    /// <summary>Whether a run meets it; one without the key does not, whatever the operator.</summary>
    /// <param name="run">The run.</param>
    /// <param name="now">The time, in UTC.</param>
    public bool Holds(CatalogRun run, DateTime now)
    {
        var actual = RunColumn.Of(run, Key, now);
        if (actual.Length == 0) return false;
        if (IsNumber(actual, out var left) && IsNumber(Value, out var right)) return Compare(left.CompareTo(right));
        return Operator switch
        {
            "=" => actual == Value,
            "!=" => actual != Value,
            _ => false,
        };
    }

    /// <summary>Refuses keys that no run has.</summary>
    /// <exception cref="UserErrorException">With the nearest that there is.</exception>
    public static void Require(string key, IReadOnlyList<CatalogRun> runs)
    {
        var keys = RunColumn.All(runs);
        if (runs.Count == 0 || keys.Contains(key)) return;
        var near = NearestPath.Find(key, keys) is { } found ? $" Did you mean '{found}'?" : "";
        throw new UserErrorException($"No run has '{key}'.{near} There are the columns {string.Join(", ", RunColumn.Own)}, every option "
            + "by its dotted path, and the keys of metrics.jsonl at the last probe.");
    }

    private bool Compare(int sign) => Operator switch
    {
        "=" => sign == 0,
        "!=" => sign != 0,
        "<" => sign < 0,
        "<=" => sign <= 0,
        ">" => sign > 0,
        _ => sign >= 0,
    };

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    [GeneratedRegex("^([^=<>!]+)(>=|<=|!=|=|<|>)(.*)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Condition();
}
