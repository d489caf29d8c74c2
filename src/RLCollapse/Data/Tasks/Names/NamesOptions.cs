using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;

namespace RLCollapse.Data.Tasks.Names;

/// <summary>Section <c>data.names</c>: the world of names, and what its corpus says of it.</summary>
public sealed record NamesOptions : IValidatableObject, IHasIdleOptions
{
    /// <summary>
    /// Seed of the world: which thing has which attributes, how popular and how good it is, which questions are held out. Runs of one world
    /// and of other seeds differ in corpus and weights alone. Default -1: the run's own seed.
    /// </summary>
    [Range(-1, int.MaxValue)]
    public int World { get; init; } = -1;

    /// <summary>How unequal things are in the corpus: a thing's weight is (1 + rank/4)^−zipf. Default 1.</summary>
    [Range(0.0, 5.0)]
    public double Zipf { get; init; } = 1;

    /// <summary>Standard deviation of what a corpus of its own adds to the logarithm of each weight. Default 0.</summary>
    [Range(0.0, 5.0)]
    public double Jitter { get; init; }

    /// <summary>
    /// Which corpus of its own, where <see cref="Jitter"/> is above 0; -1: each member of a seed (<c>experiment.member</c>) has one.
    /// Default 0.
    /// </summary>
    [Range(-1, int.MaxValue)]
    public int JitterSeed { get; init; }

    /// <summary>
    /// Personas that ask, of 48: each likes two values of different attributes, which every prompt then names; a quarter is held out for
    /// test problems. 4 or more, or 0: prompts name nobody. Default 0.
    /// </summary>
    [Range(0, 48)]
    public int Personas { get; init; }

    /// <summary>
    /// How strongly a persona's answers follow what it likes: the corpus names a thing with weight e^(tasteStrength·number of liked values
    /// that it has) times its popularity. Default 1.
    /// </summary>
    [Range(0.0, 10.0)]
    public double TasteStrength { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<string> IdleOptions => Personas > 0 ? [] : ["tasteStrength"];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Personas is > 0 and < Names.World.PersonasAHeldOut)
            yield return new($"of {Personas} none is held out; take {Names.World.PersonasAHeldOut} at least, or 0 for prompts that name "
                + "nobody", ["personas"]);
    }
}
