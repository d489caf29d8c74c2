namespace TorchSharp;

/// <summary>An exception of managed code that libtorch called back, on its way out through libtorch.</summary>
internal static class PendingException
{
    [ThreadStatic] private static Exception? t_pending;

    internal static void Set(Exception exception) => t_pending = exception;

    internal static Exception? Take()
    {
        Exception? pending = t_pending;
        t_pending = null;
        return pending;
    }
}
