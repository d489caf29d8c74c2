using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>What an update moves towards.</summary>
/// <param name="Advantages_BR">A of each response token, 0 at padding.</param>
/// <param name="Returns_BR">What the critic is to predict; null without a critic.</param>
public sealed record UpdateTargets(Tensor Advantages_BR, Tensor? Returns_BR)
{
    /// <summary>One advantage a response, given to each of its tokens.</summary>
    /// <param name="advantages_B">A of each response.</param>
    /// <param name="mask_BR">1 at response tokens.</param>
    public static UpdateTargets OfSequences(Tensor advantages_B, Tensor mask_BR) => new(advantages_B.unsqueeze(1) * mask_BR, null);

    /// <summary>Some rows.</summary>
    /// <param name="rows">int64 row numbers.</param>
    public UpdateTargets Rows(Tensor rows) => new(Advantages_BR.index_select(0, rows), Returns_BR?.index_select(0, rows));
}
