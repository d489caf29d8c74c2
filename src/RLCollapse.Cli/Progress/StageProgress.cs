namespace RLCollapse.Cli.Progress;

/// <summary>How far a stage is, with the arithmetic of rate and time left.</summary>
/// <param name="Stage">Readable name.</param>
/// <param name="Total">Steps of the whole stage.</param>
/// <param name="DoneBefore">Steps done in an earlier session.</param>
/// <param name="Done">Steps done by now, those included.</param>
/// <param name="Elapsed">Time since this session took up the stage.</param>
public sealed record StageProgress(string Stage, int Total, int DoneBefore, int Done, TimeSpan Elapsed)
{
    /// <summary>Part that is done, 0 to 1; an empty stage is done.</summary>
    public double Fraction => Total <= 0 ? 1 : Math.Clamp((double)Done / Total, 0, 1);

    /// <summary>Whole percent that is done, rounded down so that 100 means done.</summary>
    public int Percent => (int)Math.Floor(Fraction * 100);

    /// <summary>Steps a second in this session; 0 before the first.</summary>
    public double StepsPerSecond => Elapsed > TimeSpan.Zero ? (Done - DoneBefore) / Elapsed.TotalSeconds : 0;

    /// <summary>Time left at this rate; null while there is no rate.</summary>
    public TimeSpan? Remaining => StepsPerSecond > 0 ? TimeSpan.FromSeconds(Math.Max(0, Total - Done) / StepsPerSecond) : null;
}
