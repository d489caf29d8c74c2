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

/// <summary>Says a number of each response of several groups.</summary>
public interface IGroupScorer
{
    /// <summary>Its numbers, those of a group together.</summary>
    /// <param name="groups">Asked about at once; what is said of one does not depend on the others.</param>
    IReadOnlyList<IReadOnlyList<double>> Of(IReadOnlyList<SampleGroup> groups);
}

/// <summary>Models and programs that parts of the reward ask.</summary>
/// <param name="Typical">Says how likely somebody else finds a response, in nats.</param>
/// <param name="Learned">A reward model.</param>
public sealed record Judges(IResponseScorer Typical, IResponseScorer Learned)
{
    /// <summary>A program.</summary>
    public IGroupScorer Command { get; init; } = new Nobody("command", "the program of reward.command");

    /// <summary>Nobody to ask.</summary>
    public static Judges None { get; } = new(
        new Nobody("typicality", "the base of another seed"),
        new Nobody("learned", "a reward model, which a stage of kind reward-model trains"));

    /// <summary>Name → policy of another run, which says how likely it finds a response, in nats.</summary>
    public IReadOnlyDictionary<string, IResponseScorer> Companions { get; init; } = new Dictionary<string, IResponseScorer>();

    /// <summary>A companion, or nobody to ask.</summary>
    public IResponseScorer Companion(string name) => Companions.GetValueOrDefault(name)
        ?? new Nobody($"typicality/{name}", $"companion {name}");

    private sealed class Nobody(string part, string needed) : IResponseScorer, IGroupScorer
    {
        public IReadOnlyList<double> Of(string prompt, IReadOnlyList<int[]> responses) => throw Missing();

        public IReadOnlyList<IReadOnlyList<double>> Of(IReadOnlyList<SampleGroup> groups) => throw Missing();

        private UserErrorException Missing() =>
            new($"reward.terms.{part} asks {needed}, and there is none here.");
    }
}
