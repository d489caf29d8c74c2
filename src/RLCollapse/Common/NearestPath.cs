namespace RLCollapse.Common;

/// <summary>Finds what somebody meant to type.</summary>
public static class NearestPath
{
    /// <summary>The candidate nearest to a text, or null when none is near enough to be meant.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="candidates">What is valid, the likelier of equally near ones first; a dotted candidate also matches by its ending, or
    /// without sections in its middle.</param>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(text, candidate)))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return best.Candidate is not null && best.Distance <= Math.Max(2, text.Length / 3) ? best.Candidate : null;
    }

    /// <summary>
    /// Levenshtein distance in any case; where only sections at the candidate's beginning or in its middle are missing it is 1.
    /// </summary>
    public static int Distance(string text, string candidate) =>
        candidate.EndsWith("." + text, StringComparison.OrdinalIgnoreCase) || LacksMiddle(text, candidate)
            ? 1
            : Levenshtein(text.ToLowerInvariant(), candidate.ToLowerInvariant());

    private static bool LacksMiddle(string text, string candidate)
    {
        var leaf = text.LastIndexOf('.');
        return leaf > 0
            && candidate.Length > text.Length
            && candidate.StartsWith(text[..(leaf + 1)], StringComparison.OrdinalIgnoreCase)
            && candidate.EndsWith(text[leaf..], StringComparison.OrdinalIgnoreCase);
    }

    private static int Levenshtein(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
