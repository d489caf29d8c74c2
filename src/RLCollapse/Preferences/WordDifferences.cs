namespace RLCollapse.Preferences;

/// <summary>
/// What tells the chosen response of a pair from the other, word by word: how often each token occurs in the one less in the other, where
/// they differ. No part of the world is looked at.
/// </summary>
public static class WordDifferences
{
    /// <summary>Of a pair.</summary>
    /// <returns>Token and difference, in the order of tokens.</returns>
    public static (int Feature, double Value)[] Of(PreferencePair pair) =>
    [
        .. pair.Chosen.Select(token => (token, Count: 1)).Concat(pair.Rejected.Select(token => (token, Count: -1)))
            .GroupBy(word => word.token, word => word.Count)
            .Select(word => (Feature: word.Key, Value: (double)word.Sum()))
            .Where(word => word.Value != 0)
            .OrderBy(word => word.Feature),
    ];
}
