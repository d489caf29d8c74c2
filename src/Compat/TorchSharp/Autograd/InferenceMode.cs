namespace TorchSharp;

/// <summary>libtorch's inference mode on this thread: no graph, no version counters. Nests, and ends on disposal.</summary>
internal sealed class InferenceMode : IDisposable
{
    private nint _guard;

    internal InferenceMode(bool enabled)
    {
        _guard = Native.ts_inference_enter(enabled ? 1 : 0);
        if (_guard == 0) throw Native.Error();
    }

    public void Dispose()
    {
        nint guard = Interlocked.Exchange(ref _guard, 0);
        if (guard != 0) Native.ts_inference_leave(guard);
    }
}
