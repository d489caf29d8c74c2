using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Sampling;

/// <summary>Nucleus sampling (Holtzman et al. 2020, arXiv 1904.09751): the likeliest tokens that together hold a mass of p.</summary>
public static class Nucleus
{
    /// <summary>Log-probabilities with those outside the nucleus at −∞.</summary>
    /// <param name="logProbs">(A, V)</param>
    /// <param name="mass">p in (0, 1]; 1 keeps everything. The likeliest token always stays, and so do tokens as likely as the last one
    /// kept.</param>
    /// <returns>(A, V), not normalized anew.</returns>
    public static Tensor Keep(Tensor logProbs, double mass)
    {
        if (mass >= 1) return logProbs;
        using var scope = NewDisposeScope();
        var (sorted, _) = logProbs.sort(-1, descending: true);
        var before = sorted.exp().cumsum(-1) - sorted.exp();
        var threshold = sorted.FilledWhere(before.Reaches(mass), double.PositiveInfinity).amin([-1], keepdim: true);
        return logProbs.FilledWhere(logProbs.lt(threshold), double.NegativeInfinity).MoveToOuterDisposeScope();
    }
}
