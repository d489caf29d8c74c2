namespace RLCollapse.Analysis.Claims;

/// <summary>A claim as an experiment states it: data, not a verdict.</summary>
public sealed record Claim
{
    /// <summary>Short name, unique in the experiment.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in a plain sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>When it was stated, where that was not before the sweep: "after the figure had been seen"; empty where it was.</summary>
    public string Stated { get; init; } = "";

    /// <summary>
    /// The seeds that judge it, in the plan or to be added to it; null for all. A claim that was stated after some seeds had been seen is
    /// judged by others.
    /// </summary>
    public IReadOnlyList<string>? Seeds { get; init; }

    /// <summary>Whether it was stated after looking at the seeds that judge it: such a claim is a question for the next study.</summary>
    public bool IsExploratory => HasBeenSeen || (Stated.Length > 0 && Seeds is null);

    /// <summary>Whether the seeds that judge it had been seen, although it names them.</summary>
    public bool HasBeenSeen { get; init; }

    /// <summary>The claim on every seed there is, for as long as none of those has run that are to judge it.</summary>
    public Claim OnAllSeeds() =>
        this with { Where = WithoutSeeds(Where), Against = Against is null ? null : WithoutSeeds(Against), Seeds = null };

    /// <summary>Places of the claim but for the seeds that judge it.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> WithoutSeeds(IReadOnlyDictionary<string, IReadOnlyList<string>> places) =>
        places.Where(place => !ReferenceEquals(place.Value, Seeds)).ToDictionary(place => place.Key, place => place.Value);

    /// <summary>What is claimed of the mean, or, where <see cref="Fraction"/> is set, of each run.</summary>
    public required Condition Condition { get; init; }

    /// <summary>Further conditions on each run; only with <see cref="Fraction"/>.</summary>
    public IReadOnlyList<Condition> And { get; init; } = [];

    /// <summary>Which runs are meant: axis → values, any of them. Axes not named are averaged over within each seed.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; }

    /// <summary>The axis in which the runs differ of which <see cref="Condition"/> is one number; null where it is of each run.</summary>
    public string? Across { get; init; }

    /// <summary>Runs whose mean is subtracted; null where none is.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Against { get; init; }

    /// <summary>Part of that mean which is subtracted: 0.5 asks for more than half of it. Default 1.</summary>
    public double AgainstShare { get; init; } = 1;

    /// <summary>Side and threshold of the proportion of runs that meet every condition; null where the claim is on a mean.</summary>
    public (Comparison Comparison, double Share)? Fraction { get; init; }

    /// <summary>Coverage of the interval, and 1 − the largest p that decides. Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Fewest seeds on which a verdict may stand. Default 3.</summary>
    public int MinimumSeeds { get; init; } = 3;

    /// <summary>What to think of it where it fails; null where nothing is said.</summary>
    public Doubt? IfNot { get; init; }

    /// <summary>Where it stands: path in the file, and <c>FILE:LINE</c>.</summary>
    internal (string Path, string Source) Place { get; init; } = ("claims", "");

    /// <summary>Every condition on a run.</summary>
    public IReadOnlyList<Condition> Conditions => [Condition, .. And];

    /// <summary>Whether a run is at the named places.</summary>
    public static bool Selects(
        IReadOnlyDictionary<string, IReadOnlyList<string>> places, IReadOnlyDictionary<string, string> coordinates) =>
        places.All(place => place.Value.Contains(coordinates[place.Key]));
}
