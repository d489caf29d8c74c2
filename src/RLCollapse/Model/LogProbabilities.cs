using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// Where the torch backend, and drawing from a nucleus or on a GPU, make log-probabilities of scores. The CPU runtime's head and drawing
/// have their own, held to these by tests.
/// </summary>
public static class LogProbabilities
{
    /// <summary>log softmax(logits / T).</summary>
    /// <param name="logits">(…, V)</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <returns>(…, V)</returns>
    public static Tensor All(Tensor logits, double temperature) =>
        nn.functional.log_softmax(temperature == 1 ? logits : logits.Times(1 / temperature), -1);

    /// <summary>Picks each position's token from a table of log-probabilities.</summary>
    /// <param name="logProbs">(…, V)</param>
    /// <param name="tokens">int64 (…)</param>
    /// <returns>(…)</returns>
    public static Tensor Gather(Tensor logProbs, Tensor tokens) => logProbs.gather(-1, tokens.unsqueeze(-1)).squeeze(-1);
}
