using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>
/// A loss of pairs in which one response was preferred. Its margins are h = (log π − log π_ref)(chosen) − (log π − log π_ref)(rejected),
/// in nats, of whole responses.
/// </summary>
/// <param name="Name">As configs write it.</param>
/// <param name="Compute">Loss of each pair: h (P), which carries gradients, and β &gt; 0 → (P).</param>
public sealed record PreferenceLoss(string Name, Func<Tensor, double, Tensor> Compute);
