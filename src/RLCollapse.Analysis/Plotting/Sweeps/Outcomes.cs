namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Outcomes along an axis in words, for titles.</summary>
public static class Outcomes
{
    /// <summary>
    /// "A with x to y", "B with z": along numbers neighbours of the same outcome are told together, along names all that share it.
    /// </summary>
    /// <param name="outcomes">Label and outcome of each value, in order.</param>
    /// <param name="areNumbers">Whether the values are numbers.</param>
    public static IReadOnlyList<string> Folded(IEnumerable<(string Place, string Outcome)> outcomes, bool areNumbers)
    {
        var parts = new List<(string Outcome, List<string> Places)>();
        foreach (var (place, outcome) in outcomes)
        {
            var same = areNumbers ? parts.Count - 1 : parts.FindIndex(part => part.Outcome == outcome);
            if (same >= 0 && parts[same].Outcome == outcome) parts[same].Places.Add(place);
            else parts.Add((outcome, [place]));
        }

        return parts.Count == 1 && parts[0].Places.Count > 1
            ? [parts[0].Outcome]
            : parts.ConvertAll(part => $"{part.Outcome} with {Where(part.Places)}");

        string Where(List<string> places) => areNumbers && places.Count > 1 ? Range(places[0], places[^1]) : Listed(places);
    }

    /// <summary>"β = 0 to 0.3", "0 to 40 % llm-code": words that both ends begin or end with are said once.</summary>
    public static string Range(string from, string to)
    {
        var (first, last) = (from.Split(' '), to.Split(' '));
        var head = first.Zip(last).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = first.Reverse().Zip(last.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return head > 0 ? $"{from} to {string.Join(' ', last.Skip(head))}" : $"{string.Join(' ', first.SkipLast(tail))} to {to}";
    }

    /// <summary>"a, b and c".</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>"all", "none" or "3 of 5".</summary>
    public static string Share(int hits, int count) => hits == 0 ? "none" : hits == count ? "all" : $"{hits} of {count}";
}
