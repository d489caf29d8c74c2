using System.ComponentModel.DataAnnotations;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Rewards;

namespace RLCollapse.Preferences;

/// <summary>
/// Section <c>raters</c>: people who compare two responses to a prompt. They prefer a to b with probability σ(u_a − u_b), u being the sum
/// of what they like.
/// </summary>
public sealed record RaterOptions : IValidatableObject, IHasIdleOptions
{
    /// <summary>
    /// What they like: part of the reward → weight, which makes u; typicality/NAME asks companion NAME. Default: correct 2, so that a right
    /// answer is preferred to a wrong one with probability 0.88.
    /// </summary>
    [ValueRange(-1_000, 1_000)]
    [KnownNames(typeof(RewardTerms), "part of the reward with a weight", Among = nameof(RewardTerms.Weighted),
        Followed = nameof(RewardTerms.AskingCompanions))]
    public IReadOnlyDictionary<string, double> Likes { get; init; } = new Dictionary<string, double> { ["correct"] = 2 };

    /// <summary>
    /// What they like and cannot see: they choose without it, though it counts for what the choice is worth to them. A part of
    /// <c>likes</c>, for everybody, or GROUP/PART. Default: none.
    /// </summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Which people: seed of their choices beside the run's. Default 0.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }

    /// <summary>Whose taste they have, where they like <c>taste</c>; not of the run's seed. Default 0.</summary>
    [Range(0, int.MaxValue)]
    public int TasteSeed { get; init; }

    /// <summary>
    /// For whom that taste is drawn: <c>all</c> runs alike; anew for each <c>seed</c>, whose members share it; or for each <c>member</c> of
    /// a seed. Default <c>all</c>.
    /// </summary>
    public TasteDraw TasteDrawn { get; init; } = TasteDraw.All;

    /// <summary>
    /// What they find typical is what a base of another seed finds likely: the run's seed and this. Default 10.
    /// </summary>
    [Range(1, 1_000_000)]
    public int TypicalSeedOffset { get; init; } = 10;

    /// <summary>Probability [0, 1] that a choice is a coin's. Default 0.</summary>
    [Range(0.0, 1.0)]
    public double Noise { get; init; }

    /// <summary>Groups that people are of: name → how many, by any measure. Default: none, which is one group.</summary>
    [ValueRange(0, 1_000_000)]
    public IReadOnlyDictionary<string, double> Groups { get; init; } = new Dictionary<string, double>();

    /// <summary>What a group likes more, less or otherwise than <c>likes</c> says: GROUP/PART → weight. Default: none.</summary>
    [ValueRange(-1_000, 1_000)]
    public IReadOnlyDictionary<string, double> GroupLikes { get; init; } = new Dictionary<string, double>();

    /// <summary>A group's own noise: name → probability [0, 1]. Default: none.</summary>
    [ValueRange(0, 1)]
    public IReadOnlyDictionary<string, double> GroupNoise { get; init; } = new Dictionary<string, double>();

    /// <summary>People, where there are groups; each compares as many pairs as another, but for chance. Default 60.</summary>
    [Range(1, 1_000_000)]
    public int Users { get; init; } = 60;

    /// <inheritdoc/>
    public IEnumerable<string> IdleOptions => Groups.Count == 0 ? ["users"] : [];

    /// <summary>Whether somebody likes, or dislikes, a part.</summary>
    public bool IsLiked(string part) => Liked.Contains(part);

    /// <summary>Every part that somebody likes, or dislikes.</summary>
    public IEnumerable<string> Liked =>
        RaterGroup.Of(this).SelectMany(group => group.Likes).Where(like => like.Value != 0).Select(like => like.Key).Distinct();

    /// <summary>The same people, who ask no companion.</summary>
    public RaterOptions WithoutCompanions => this with
    {
        Likes = Likes.Where(like => RewardTerms.CompanionOf(like.Key) is null).ToDictionary(),
        GroupLikes = GroupLikes.Where(like => RewardTerms.CompanionOf(Parts(like.Key, isOfGroup: true).Part) is null).ToDictionary(),
        Hidden = [.. Hidden.Where(name => RewardTerms.CompanionOf(Parts(name, isOfGroup: false).Part) is null)],
    };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var name in Groups.Keys.Where(name => !SafeName.Is(name)))
            yield return new($"'{PlainText.Shown(name)}' is no name of a group; use {SafeName.Rule}", ["groups"]);
        if (Groups.Count > 0 && Groups.Values.Sum() == 0) yield return new("every group is of nobody", ["groups"]);
        if (Groups.Count > Users) yield return new($"{Users} are fewer than the groups", ["users", "groups"]);
        else if (Groups.Values.Sum() > 0) foreach (var empty in Empty()) yield return empty;
        foreach (var (name, option) in GroupLikes.Keys.Select(name => (name, "groupLikes"))
            .Concat(Hidden.Select(name => (name, "hidden"))))
        {
            var (group, part) = Parts(name, isOfGroup: option == "groupLikes");
            if (group.Length > 0 || option == "groupLikes")
                foreach (var problem in OfGroup(group, option)) yield return problem;
            if (!RewardTerms.IsWeighted(part))
                yield return new($"there is no part of the reward with a weight '{PlainText.Shown(part)}'; known: "
                    + string.Join(", ", RewardTerms.Weighted), [option]);
        }

        foreach (var name in Hidden.Where(name => !IsLikedBy(name)))
            yield return new($"nobody there likes '{PlainText.Shown(name)}', so that it cannot be hidden from them", ["hidden"]);
        foreach (var problem in GroupNoise.Keys.SelectMany(group => OfGroup(group, "groupNoise"))) yield return problem;
    }

    /// <summary>Whether a part, or GROUP/PART, is liked by somebody it speaks of.</summary>
    private bool IsLikedBy(string name) => Parts(name, isOfGroup: false) is (Group: { Length: > 0 } group, var part)
        ? !Groups.ContainsKey(group) || RaterGroup.Of(this).First(one => one.Name == group).Likes.ContainsKey(part)
        : !RewardTerms.IsWeighted(name) || IsLiked(name);

    /// <summary>A part, which may ask a companion, and the group that is named before it, if one is.</summary>
    private static (string Group, string Part) Parts(string name, bool isOfGroup) => !isOfGroup && RewardTerms.IsWeighted(name)
        ? ("", name)
        : name.Split(RaterGroup.Mark, 2) is [var group, var part] ? (group, part) : ("", name);

    /// <summary>Groups whose share of the users is nobody.</summary>
    private IEnumerable<ValidationResult> Empty()
    {
        var groups = RaterGroup.Of(this);
        var users = RaterGroup.OfUsers(groups, Groups.Count == 0 ? 1 : Users);
        return Enumerable.Range(0, groups.Count).Where(group => !users.Contains(group)).Select(group => new ValidationResult(
            $"'{groups[group].Name}' is of nobody among {Users} users; take more users, a larger share, or the group out",
            ["groups", "users"]));
    }

    private IEnumerable<ValidationResult> OfGroup(string name, string option) => Groups.ContainsKey(name) ? [] :
    [
        new($"there is no group '{PlainText.Shown(name)}' in groups" + (Groups.Count == 0 ? ", which is empty"
            : $"; known: {string.Join(", ", Groups.Keys.Order(StringComparer.Ordinal))}"), [option, "groups"]),
    ];
}
