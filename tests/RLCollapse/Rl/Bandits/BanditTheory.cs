using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>
/// Where a bandit's policy ends, by how the penalty enters and what rewards are divided by; derivations in src/RLCollapse/Rl/OPTIMA.md.
/// </summary>
/// <param name="bandit">Base, and which formats a second token decides.</param>
internal sealed class BanditTheory(FormatBandit bandit)
{
    private readonly FormatShares _base = bandit.Base;

    /// <summary>
    /// The optimum of E[reward] − β·KL(sequences): s*_f ∝ s_f·e^(p_f/β) when paid at random, s_f·((1 − p_f) + p_f·e^(1/β)) when selecting.
    /// </summary>
    public FormatShares Optimum(double beta) =>
        new(Normalized((f, s, p) => bandit.Selects(f) ? s * (1 - p + (p * Math.Exp(1 / beta))) : s * Math.Exp(p / beta)), Selected(beta));

    /// <summary>
    /// KL(policy ‖ base) of each token in the loss (k2, exact): s*_f ∝ s_f·e^(q_f/β), q the success after learning. The format is not
    /// charged for the KL that comes after it.
    /// </summary>
    public FormatShares Tokenwise(double beta)
    {
        var success = Selected(beta);
        return new(Normalized((f, s, _) => s * Math.Exp(success[f] / beta)), success);
    }

    /// <summary>KL(base ‖ policy) of each token in the loss (k3).</summary>
    public FormatShares TokenwiseForward(double beta)
    {
        var success = _base.Success.Select((p, f) => bandit.Selects(f) ? FixedPoints.ForwardKl([1 - p, p], [0, 1], beta)[1] : p).ToArray();
        return new(FixedPoints.ForwardKl(_base.Formats, success, beta), success);
    }

    /// <summary>
    /// Tokens weighted by 1/L of their response (sequence-mean), KL(policy ‖ base) of each token in the loss:
    /// s*_f ∝ s_f·e^((q_f − P)/(β·L_f·E[1/L])), P = E[reward].
    /// </summary>
    public FormatShares TokenwiseSequenceMean(double beta)
    {
        var (at, success) = (_base, Selected(beta));
        for (var i = 0; i < FixedPoints.Iterations; i++)
        {
            var (reward, inverse) = (at.Reward, at.Formats.Select((s, f) => s / Length(f)).Sum());
            var next = Normalized((f, s, _) => s * Math.Exp((success[f] - reward) / (beta * Length(f) * inverse)));
            at = new([.. at.Formats.Zip(next, (a, b) => (a + b) / 2)], success);
        }

        return at;
    }

    /// <summary>GRPO with the penalty in the loss: the reward alone is multiplied by the group's gain, so β_eff = β / gain.</summary>
    public FormatShares ByGroups(Func<double, FormatShares> optimum, double beta, int groupSize, GroupStd std) =>
        FixedPoints.SelfConsistent(_base, at => optimum(beta / FixedPoints.GroupGain(at.Reward, groupSize, std)));

    /// <summary>
    /// GRPO with k1 in the reward: the reward alone is multiplied by the group's gain, and the penalty is centered with the response in its
    /// own mean, so β_eff = β·((n − 1)/n) / gain.
    /// </summary>
    public FormatShares ByGroupsInReward(double beta, int groupSize, GroupStd std) =>
        ByGroups(Optimum, beta * (groupSize - 1) / groupSize, groupSize, std);

    /// <summary>PPO whitened with the penalty in the loss: the reward alone is divided by the advantages' std σ, so β_eff = β·σ.</summary>
    public FormatShares Whitened(Func<double, FormatShares> optimum, double beta, double gaeLambda) =>
        FixedPoints.SelfConsistent(_base, at => optimum(beta * AdvantageStd(at, gaeLambda)));

    /// <summary>
    /// PPO whose critic stays at 0, k1 in the reward: λ shrinks what the first token hears of the second, s*_f ∝ s_f·Z_f^λ, Z_f = (1 − p_f)
    /// + p_f·e^(1/β).
    /// </summary>
    public FormatShares WithoutCritic(double beta, double gaeLambda) =>
        new(Normalized((_, s, p) => s * Math.Pow(1 - p + (p * Math.Exp(1 / beta)), gaeLambda)), Selected(beta));

    /// <summary>
    /// σ over all tokens of GAE's advantages, with a critic that has learned the means. Where a second token follows, its variance is
    /// E[q_f·(1 − q_f)], and the first token's P·(1 − P) has that part in it times λ².
    /// </summary>
    private double AdvantageStd(FormatShares at, double gaeLambda)
    {
        var second = at.Formats.Select((s, f) => bandit.Selects(f) ? s * at.Success[f] * (1 - at.Success[f]) : 0).Sum();
        var first = (at.Reward * (1 - at.Reward)) - ((1 - (gaeLambda * gaeLambda)) * second);
        return Math.Sqrt((first + second) / at.Formats.Select((s, f) => s * Length(f)).Sum());
    }

    private int Length(int format) => bandit.Selects(format) ? 2 : 1;

    private double[] Selected(double beta) => [.. _base.Success.Select((p, f) => bandit.Selects(f) ? FixedPoints.Selected(p, beta) : p)];

    private double[] Normalized(Func<int, double, double, double> weight)
    {
        var weights = _base.Formats.Select((s, f) => weight(f, s, _base.Success[f])).ToArray();
        return [.. weights.Select(w => w / weights.Sum())];
    }
}
