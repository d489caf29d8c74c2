namespace TorchSharp;

/// <summary>Backward passes that name the op whose gradient is NaN; the mode before returns on disposal.</summary>
public sealed class AnomalyMode : IDisposable
{
    private readonly bool _before = Native.ts_anomaly_enabled() != 0;

    public AnomalyMode(bool enabled, bool check_nan = true) => Native.Check(Native.ts_set_anomaly(enabled ? 1 : 0, check_nan ? 1 : 0));

    public void Dispose() => Native.Check(Native.ts_set_anomaly(_before ? 1 : 0, 1));
}
