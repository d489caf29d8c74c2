using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Tales;

/// <summary>The words of one part of speech, the commonest in the corpus first: the n-th has a weight of 1/n.</summary>
/// <param name="words">In a line.</param>
public sealed class TalePart(string words)
{
    private readonly Dictionary<string, int> _indices = words.Split(' ').Index().ToDictionary(word => word.Item, word => word.Index);

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Words { get; } = words.Split(' ');

    /// <summary>Probability of each.</summary>
    public IReadOnlyList<double> Law { get; } = Tasks.Law.Zipf(words.Split(' ').Length);

    /// <summary>Place of a word; −1 where it is none of them.</summary>
    public int IndexOf(string word) => _indices.GetValueOrDefault(word, -1);

    /// <summary>Place of a word that is drawn.</summary>
    public int Draw(SplitMix64 random) => Tasks.Law.Draw(Law, random);
}
