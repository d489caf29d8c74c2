namespace RLCollapse.Preferences;

/// <summary>People who like the same.</summary>
/// <param name="Name">Empty where there is one group only, which has none.</param>
/// <param name="Share">Its part [0, 1] of all people.</param>
/// <param name="Likes">Part of the reward → weight.</param>
/// <param name="Seen">The same without what they like and cannot see.</param>
/// <param name="Noise">Probability [0, 1] that a choice is a coin's.</param>
public sealed record RaterGroup(
    string Name, double Share, IReadOnlyDictionary<string, double> Likes, IReadOnlyDictionary<string, double> Seen, double Noise)
{
    /// <summary>Stands between the name of a group and that of a part.</summary>
    public const char Mark = '/';

    /// <summary>The groups of some options, by name; one that is everybody where none is named.</summary>
    public static IReadOnlyList<RaterGroup> Of(RaterOptions options)
    {
        if (options.Groups.Count == 0) return [Group(options, "", 1)];
        var all = options.Groups.Values.Sum();
        return [.. options.Groups.OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Group(options, group.Key, group.Value / all))];
    }

    /// <summary>Index of the group of each user: as many of each as its share says, rounded so that the sum is right.</summary>
    /// <param name="groups">With shares that sum to 1.</param>
    /// <param name="users">1 or more.</param>
    public static int[] OfUsers(IReadOnlyList<RaterGroup> groups, int users)
    {
        int[] counts = [.. groups.Select(group => (int)(group.Share * users))];
        foreach (var (group, index) in groups.Select((group, index) => (group, index))
            .OrderByDescending(pair => (pair.group.Share * users) - counts[pair.index]).Take(users - counts.Sum()))
            counts[index]++;
        return [.. counts.SelectMany((count, group) => Enumerable.Repeat(group, count))];
    }

    private static RaterGroup Group(RaterOptions options, string name, double share)
    {
        var own = options.GroupLikes.Where(like => like.Key.StartsWith(name + Mark, StringComparison.Ordinal))
            .ToDictionary(like => like.Key[(name.Length + 1)..], like => like.Value);
        var likes = options.Likes.Where(like => !own.ContainsKey(like.Key)).Concat(own).ToDictionary();
        var seen = likes.Where(like => !options.Hidden.Contains(like.Key) && !options.Hidden.Contains($"{name}{Mark}{like.Key}"));
        return new(name, share, likes, seen.ToDictionary(), options.GroupNoise.GetValueOrDefault(name, options.Noise));
    }
}
