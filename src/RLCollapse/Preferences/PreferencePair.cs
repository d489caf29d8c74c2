using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Preferences;

/// <summary>Two responses to a prompt, and which of them a rater prefers.</summary>
/// <param name="Prompt">Ids of the prompt.</param>
/// <param name="Chosen">Ids of the preferred response.</param>
/// <param name="Rejected">Ids of the other.</param>
/// <param name="Margin">u of the preferred less u of the other: below 0 where chance, or what the rater cannot see, decided against what
/// the rater likes.</param>
public sealed record PreferencePair(int[] Prompt, int[] Chosen, int[] Rejected, double Margin)
{
    /// <summary>Who compared them, from 0.</summary>
    public int User { get; init; }

    /// <summary>Index of that user's group, by name.</summary>
    public int Group { get; init; }

    /// <summary>Rows of pairs: the preferred responses, then as many others in the same order; (2P).</summary>
    /// <param name="pairs">P of them.</param>
    /// <param name="padId">Fills rows.</param>
    /// <param name="device">Where to put them.</param>
    internal static TokenBatch Batch(PreferencePair[] pairs, int padId, Device device) => TokenBatch.Create(
        [.. pairs.Select(pair => pair.Prompt), .. pairs.Select(pair => pair.Prompt)],
        [.. pairs.Select(pair => pair.Chosen), .. pairs.Select(pair => pair.Rejected)], padId, device);
}
