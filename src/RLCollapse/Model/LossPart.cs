using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>A part of a batch and its part of the loss.</summary>
/// <param name="Batch">Disposed of when its gradient is taken.</param>
/// <param name="Temperature">T &gt; 0.</param>
/// <param name="Loss">A scalar, of scores that carry gradients; called once. It sees small tensors only, and autograd goes no
/// further.</param>
/// <param name="WithDistributions">Whether the loss asks for <see cref="TokenScores.Distributions_BRV"/>.</param>
public sealed record LossPart(TokenBatch Batch, double Temperature, Func<TokenScores, Tensor> Loss, bool WithDistributions = false);
