namespace TorchSharp;

/// <summary>Switches gradient recording on this thread, and back on disposal.</summary>
internal sealed class AutoGradMode : IDisposable
{
    private readonly int _before = Native.ts_grad_enabled();

    internal AutoGradMode(bool enabled) => Native.ts_set_grad_enabled(enabled ? 1 : 0);

    internal static bool IsEnabled => Native.ts_grad_enabled() != 0;

    public void Dispose() => Native.ts_set_grad_enabled(_before);
}
