namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>The bandits with their fitted bases, made once a test class.</summary>
public sealed class Bandits : IDisposable
{
    /// <inheritdoc cref="FormatBandit.RandomPay"/>
    internal FormatBandit RandomPay { get; } = FormatBandit.RandomPay();

    /// <inheritdoc cref="FormatBandit.RightOrWrong"/>
    internal FormatBandit RightOrWrong { get; } = FormatBandit.RightOrWrong();

    /// <inheritdoc cref="FormatBandit.UnequalLengths"/>
    internal FormatBandit UnequalLengths { get; } = FormatBandit.UnequalLengths();

    /// <inheritdoc/>
    public void Dispose()
    {
        RandomPay.Dispose();
        RightOrWrong.Dispose();
        UnequalLengths.Dispose();
    }
}
