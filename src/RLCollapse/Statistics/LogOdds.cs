namespace RLCollapse.Statistics;

/// <summary>
/// The scale on which shares that lie near 0 or 1 scatter evenly: log(p / (1 − p)) (Berkson 1944). A mean on it, taken back, is the share
/// that half of the seeds exceed, where they scatter evenly there; its interval never leaves (0, 1).
/// </summary>
public static class LogOdds
{
    /// <summary>log(p / (1 − p)).</summary>
    /// <param name="share">In (0, 1).</param>
    public static double Of(double share) => Math.Log(share) - Math.Log(1 - share);

    /// <summary>The share of a log-odds.</summary>
    public static double Share(double logOdds) => logOdds >= 0
        ? 1 / (1 + Math.Exp(-logOdds))
        : Math.Exp(logOdds) / (1 + Math.Exp(logOdds));

    /// <summary>Whether a number lies strictly between 0 and 1.</summary>
    public static bool IsFinite(double share) => share is > 0 and < 1;
}
