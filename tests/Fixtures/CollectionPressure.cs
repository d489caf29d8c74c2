namespace RLCollapse.Tests.Fixtures;

/// <summary>Collects garbage and runs finalizers without a pause, from a thread of its own, until it is disposed of.</summary>
internal sealed class CollectionPressure : IDisposable
{
    private readonly Thread _thread;
    private volatile bool _isOver;

    public CollectionPressure()
    {
        _thread = new Thread(() =>
        {
            while (!_isOver)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        }) { IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }
}
