namespace RLCollapse.Data;

/// <summary>Finds what a misspelt name was meant to be.</summary>
public static class NearestName
{
    /// <summary>The name with the fewest edits from the one given, the first of equals; case does not count.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="names">What could have been meant; at least one.</param>
    public static string Find(string name, IReadOnlyList<string> names) => names.MinBy(candidate => Distance(name, candidate))!;

    /// <summary>Levenshtein distance without regard to case.</summary>
    public static int Distance(string first, string second)
    {
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 0; i < first.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < second.Length; j++)
            {
                var substituted = diagonal + (char.ToLowerInvariant(first[i]) == char.ToLowerInvariant(second[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(substituted, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
