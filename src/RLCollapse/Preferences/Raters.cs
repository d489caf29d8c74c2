using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Preferences;

/// <summary>People who compare responses (Bradley and Terry 1952).</summary>
/// <param name="options">What they like.</param>
/// <param name="grader">Says what responses are.</param>
/// <param name="judges">Models that their likings ask.</param>
public sealed class Raters(RaterOptions options, Grader grader, Judges judges)
{
    private readonly RewardFunction _likings = new(
        new RewardOptions { Correctness = 0, Terms = options.Likes, TasteSeed = options.TasteSeed }, grader, judges);

    /// <summary>Pairs up a prompt's responses, neighbours together, and has each pair compared.</summary>
    /// <param name="responses">An even number of each prompt's, together.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="problemOf">Problem of a prompt.</param>
    /// <param name="seed">Of the choices.</param>
    public IReadOnlyList<PreferencePair> Compare(
        IReadOnlyList<Response> responses, IReadOnlyList<int[]> prompts, Func<int, Problem> problemOf, Seed seed)
    {
        var random = seed.Derive(options.Seed).Generator();
        return [.. responses.Zip(_likings.Of(responses, problemOf, seed)).Chunk(2).Select(pair =>
        {
            var (one, other) = (pair[0], pair[1]);
            var margin = one.Second.Reward - other.Second.Reward;
            var prefersOne = 1 / (1 + Math.Exp(-margin));
            var isOne = random.NextDouble() < (options.Noise / 2) + ((1 - options.Noise) * prefersOne);
            var prompt = prompts[one.First.Prompt];
            return isOne
                ? new PreferencePair(prompt, one.First.Tokens, other.First.Tokens, margin)
                : new PreferencePair(prompt, other.First.Tokens, one.First.Tokens, -margin);
        })];
    }
}
