using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>What a model says of the next token of rows that are being decoded.</summary>
/// <param name="Logits_AV">Scores of every token, (A, V), float32.</param>
/// <param name="Values_A">The critic's value before the token, (A).</param>
public sealed record NextTokenScores(Tensor Logits_AV, Tensor Values_A) : IDisposable
{
    /// <summary>Takes them out of the scope they were made in, into the one around it.</summary>
    /// <returns>These scores.</returns>
    internal NextTokenScores MoveToOuterDisposeScope()
    {
        Logits_AV.MoveToOuterDisposeScope();
        Values_A.MoveToOuterDisposeScope();
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Logits_AV.Dispose();
        Values_A.Dispose();
    }
}
