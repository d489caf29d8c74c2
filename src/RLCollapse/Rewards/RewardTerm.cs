namespace RLCollapse.Rewards;

/// <summary>How a part joins those before it.</summary>
public enum RewardJoin
{
    /// <summary>Their sum and this part are added.</summary>
    Add,

    /// <summary>They are multiplied by it.</summary>
    Multiply,

    /// <summary>The least of them and this part counts.</summary>
    Least,
}

/// <summary>A named part of the reward.</summary>
/// <param name="Name">In configs and in <c>samples.jsonl</c>.</param>
/// <param name="Meaning">In one sentence.</param>
/// <param name="Join">How it joins the parts before it.</param>
/// <param name="Values">Its value for each response of a group, from the options and the group.</param>
/// <param name="IsUsed">Whether options ask for it.</param>
public sealed record RewardTerm(
    string Name, string Meaning, RewardJoin Join, Func<RewardOptions, SampleGroup, IReadOnlyList<double>> Values,
    Func<RewardOptions, bool> IsUsed)
{
    /// <summary>
    /// Whether the optimum under a KL penalty is known in closed form where this part is used (see <see cref="Theory.TheoryLines"/>).
    /// </summary>
    public bool HasClosedForm { get; init; }

    /// <summary>Its values for the groups of a step together; those of each, but for a part that asks about all at once.</summary>
    public Func<RewardOptions, IReadOnlyList<SampleGroup>, IReadOnlyList<IReadOnlyList<double>>> OfAll
    {
        get => field ?? ((options, groups) => [.. groups.Select(group => Values(options, group))]);
        init;
    }

    /// <summary>Whether <c>reward.terms</c> gives it a weight; others have options of their own.</summary>
    public bool IsWeighted { get; private init; }

    /// <summary>Whether <c>reward.times</c> multiplies by it.</summary>
    public bool IsFactor { get; private init; }

    /// <summary>A part that <c>reward.times</c> multiplies all others by.</summary>
    /// <param name="name">In <c>reward.times</c>.</param>
    /// <param name="meaning">In one sentence.</param>
    /// <param name="values">0 or more.</param>
    public static RewardTerm Factor(string name, string meaning, Func<SampleGroup, IEnumerable<double>> values) => new(
        name, meaning, RewardJoin.Multiply, (_, group) => [.. values(group)], options => options.Times.Contains(name)) { IsFactor = true };

    /// <summary>A part that <c>reward.terms</c> gives a weight, and that is added times this weight.</summary>
    /// <param name="name">In <c>reward.terms</c>.</param>
    /// <param name="meaning">In one sentence.</param>
    /// <param name="values">For a weight of 1.</param>
    public static RewardTerm Weighted(string name, string meaning, Func<SampleGroup, IEnumerable<double>> values) =>
        Weighted(name, meaning, (_, group) => values(group));

    /// <summary>One of these that has options of its own besides.</summary>
    /// <param name="name">In <c>reward.terms</c>.</param>
    /// <param name="meaning">In one sentence.</param>
    /// <param name="values">For a weight of 1.</param>
    public static RewardTerm Weighted(
        string name, string meaning, Func<RewardOptions, SampleGroup, IEnumerable<double>> values) => new(
        name, meaning, RewardJoin.Add,
        (options, group) => [.. values(options, group).Select(value => options.Terms[name] * value)],
        options => options.Terms.GetValueOrDefault(name) != 0) { IsWeighted = true };
}
