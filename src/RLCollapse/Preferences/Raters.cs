using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Preferences;

/// <summary>People who compare responses (Bradley and Terry 1952).</summary>
public sealed class Raters
{
    private readonly RaterOptions _options;
    private readonly int[] _groupOf;
    private readonly RewardFunction[] _likings;
    private readonly RewardFunction[] _seen;

    /// <param name="options">What they like.</param>
    /// <param name="grader">Says what responses are.</param>
    /// <param name="judges">Models that their likings ask.</param>
    public Raters(RaterOptions options, Grader grader, Judges judges)
    {
        (_options, Groups) = (options, RaterGroup.Of(options));
        _groupOf = RaterGroup.OfUsers(Groups, Groups.Count == 1 ? 1 : options.Users);
        _likings = [.. Groups.Select(group => Function(group.Likes))];
        _seen = [.. Groups.Select((group, index) => group.Seen.Count == group.Likes.Count ? _likings[index] : Function(group.Seen))];

        RewardFunction Function(IReadOnlyDictionary<string, double> likes) =>
            new(new RewardOptions { Correctness = 0, Terms = likes, TasteSeed = options.TasteSeed }, grader, judges);
    }

    /// <summary>The groups that they are of.</summary>
    public IReadOnlyList<RaterGroup> Groups { get; }

    /// <summary>Pairs up a prompt's responses, neighbours together, and has each pair compared by somebody.</summary>
    /// <param name="responses">An even number of each prompt's, together.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="problemOf">Problem of a prompt.</param>
    /// <param name="seed">Of the choices.</param>
    public IReadOnlyList<PreferencePair> Compare(
        IReadOnlyList<Response> responses, IReadOnlyList<int[]> prompts, Func<int, Problem> problemOf, Seed seed)
    {
        var own = seed.Derive(_options.Seed);
        var (random, users) = (own.Generator(), own.Derive("users").Generator());
        var liked = _likings.Select(liking => Margins(liking, responses, problemOf, seed)).ToArray();
        var seen = _seen.Select((liking, group) =>
            liking == _likings[group] ? liked[group] : Margins(liking, responses, problemOf, seed)).ToArray();
        return [.. responses.Chunk(2).Select((pair, index) =>
        {
            var user = users.NextInt(0, _groupOf.Length - 1);
            var group = _groupOf[user];
            var (margin, noise) = (liked[group][index], Groups[group].Noise);
            var prefersOne = 1 / (1 + Math.Exp(-seen[group][index]));
            var isOne = random.NextDouble() < (noise / 2) + ((1 - noise) * prefersOne);
            var prompt = prompts[pair[0].Prompt];
            var compared = isOne
                ? new PreferencePair(prompt, pair[0].Tokens, pair[1].Tokens, margin)
                : new PreferencePair(prompt, pair[1].Tokens, pair[0].Tokens, -margin);
            return compared with { User = user, Group = group };
        })];
    }

    /// <summary>What responses to a prompt are worth to each group.</summary>
    /// <param name="responses">A prompt's.</param>
    /// <param name="problem">What was asked.</param>
    /// <returns>u by group, then by response.</returns>
    public IReadOnlyList<double[]> Utilities(IReadOnlyList<Response> responses, Problem problem) =>
        [.. _likings.Select(liking => liking.Of(responses, _ => problem, new Seed(0)).Select(outcome => outcome.Reward).ToArray())];

    private static double[] Margins(
        RewardFunction liking, IReadOnlyList<Response> responses, Func<int, Problem> problemOf, Seed seed) =>
        [.. liking.Of(responses, problemOf, seed).Chunk(2).Select(pair => pair[0].Reward - pair[1].Reward)];
}
