using RLCollapse.Common;

namespace RLCollapse.Rewards;

/// <summary>A model that says a number of each response to a prompt.</summary>
public interface IResponseScorer
{
    /// <summary>Its numbers.</summary>
    /// <param name="prompt">What was asked.</param>
    /// <param name="responses">Ids of each response.</param>
    IReadOnlyList<double> Of(string prompt, IReadOnlyList<int[]> responses);
}

/// <summary>Models that parts of the reward ask.</summary>
/// <param name="Typical">Says how likely somebody else finds a response, in nats.</param>
/// <param name="Learned">A reward model.</param>
public sealed record Judges(IResponseScorer Typical, IResponseScorer Learned)
{
    /// <summary>Nobody to ask.</summary>
    public static Judges None { get; } = new(
        new Nobody("typicality", "the base of another seed"),
        new Nobody("learned", "a reward model, which a stage of kind reward-model trains"));

    /// <summary>Name → policy of another run, which says how likely it finds a response, in nats.</summary>
    public IReadOnlyDictionary<string, IResponseScorer> Companions { get; init; } = new Dictionary<string, IResponseScorer>();

    /// <summary>A companion, or nobody to ask.</summary>
    public IResponseScorer Companion(string name) => Companions.GetValueOrDefault(name)
        ?? new Nobody($"typicality/{name}", $"companion {name}");

    private sealed class Nobody(string part, string needed) : IResponseScorer
    {
        public IReadOnlyList<double> Of(string prompt, IReadOnlyList<int[]> responses) =>
            throw new UserErrorException($"reward.terms.{part} asks {needed}, and there is none here.");
    }
}
