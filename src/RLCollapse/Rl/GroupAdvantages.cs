using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>Advantages of responses relative to the others of the same prompt. Groups stand together: n rows each.</summary>
/// <remarks>
/// Each group is shifted by its first score before anything else, so that equal scores give exactly 0 whatever their rounding.
/// </remarks>
public static class GroupAdvantages
{
    /// <summary>(S − mean) / (std + ε), or S − mean with <see cref="GroupStd.None"/>. Mean and std contain the response itself.</summary>
    /// <param name="scores_B">S, one a response.</param>
    /// <param name="groupSize">n ≥ 2.</param>
    /// <param name="std">Divisor n − 1, divisor n, or no scaling.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    /// <returns>(B)</returns>
    public static Tensor Standardized(Tensor scores_B, int groupSize, GroupStd std, double epsilon)
    {
        var centered = CenteredGroups(scores_B, groupSize); // (B/n, n)
        if (std == GroupStd.None) return centered.reshape(-1);
        var divisor = std == GroupStd.Sample ? groupSize - 1 : groupSize;
        var spread = centered.Squared().sum(-1, keepdim: true).Over(divisor).sqrt();
        return (centered / spread.Plus(epsilon)).reshape(-1);
    }

    /// <summary>S − mean, which contains the response itself.</summary>
    /// <param name="scores_B">S, one a response.</param>
    /// <param name="groupSize">n ≥ 2.</param>
    /// <returns>(B)</returns>
    public static Tensor Centered(Tensor scores_B, int groupSize) => CenteredGroups(scores_B, groupSize).reshape(-1);

    /// <summary>S_i − mean of the n − 1 others = n/(n − 1) · (S_i − mean of all).</summary>
    /// <param name="scores_B">S, one a response.</param>
    /// <param name="groupSize">n ≥ 2.</param>
    /// <returns>(B)</returns>
    public static Tensor LeaveOneOut(Tensor scores_B, int groupSize) =>
        CenteredGroups(scores_B, groupSize).Times(groupSize / (groupSize - 1.0)).reshape(-1);

    /// <summary>Mean of each response's group.</summary>
    /// <param name="scores_B">S, one a response.</param>
    /// <param name="groupSize">n ≥ 1.</param>
    /// <returns>(B)</returns>
    public static Tensor Means(Tensor scores_B, int groupSize)
    {
        var (first, shifted) = Shifted(scores_B, groupSize);
        return first.Plus(shifted.mean([1], keepdim: true)).repeat(1, groupSize).reshape(-1);
    }

    private static Tensor CenteredGroups(Tensor scores_B, int groupSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groupSize, 2);
        var (_, shifted) = Shifted(scores_B, groupSize);
        return shifted - shifted.mean([1], keepdim: true);
    }

    private static (Tensor First, Tensor Shifted) Shifted(Tensor scores_B, int groupSize)
    {
        var groups = scores_B.view(-1, groupSize);
        var first = groups.narrow(1, 0, 1);
        return (first, groups - first);
    }
}
