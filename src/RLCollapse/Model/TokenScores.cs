using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>What a model says of the response tokens of a <see cref="TokenBatch"/>; whatever stands at padding is finite and to be
/// masked.</summary>
/// <param name="LogProbs_BR">Log-probability of each token, nats, (B, R).</param>
/// <param name="Values_BR">The critic's value before each token, (B, R).</param>
/// <param name="Distributions_BRV">Log-probabilities of all tokens, (B, R, V), where they were asked for.</param>
public sealed record TokenScores(Tensor LogProbs_BR, Tensor Values_BR, Tensor? Distributions_BRV) : IDisposable
{
    /// <summary>Takes them out of the scope they were made in, into the one around it.</summary>
    /// <returns>These scores.</returns>
    internal TokenScores MoveToOuterDisposeScope()
    {
        LogProbs_BR.MoveToOuterDisposeScope();
        Values_BR.MoveToOuterDisposeScope();
        Distributions_BRV?.MoveToOuterDisposeScope();
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        LogProbs_BR.Dispose();
        Values_BR.Dispose();
        Distributions_BRV?.Dispose();
    }
}
