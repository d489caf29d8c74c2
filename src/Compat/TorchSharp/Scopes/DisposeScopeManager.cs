namespace TorchSharp;

/// <summary>The stack of open scopes, one a thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? t_singleton;

    private readonly List<DisposeScope> _stack = [];
    private readonly ThreadDisposeScopeStatistics _statistics = new();

    internal static DisposeScopeManager ThreadSingleton => t_singleton ??= new DisposeScopeManager();

    /// <summary>Counts of this thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton._statistics;

    internal ThreadDisposeScopeStatistics Counts => _statistics;

    internal static void Register(torch.Tensor tensor)
    {
        DisposeScopeManager manager = ThreadSingleton;
        if (manager._stack.Count == 0)
        {
            manager._statistics.CreatedOutsideScopeCount++;
            return;
        }
        manager._stack[^1].Add(tensor);
        manager._statistics.CreatedInScopeCount++;
    }

    internal static DisposeScope NewDisposeScope()
    {
        DisposeScopeManager manager = ThreadSingleton;
        var scope = new DisposeScope(manager, manager._stack.Count > 0 ? manager._stack[^1] : null);
        manager._stack.Add(scope);
        return scope;
    }

    internal void Remove(DisposeScope scope)
    {
        int index = _stack.LastIndexOf(scope);
        if (index >= 0) _stack.RemoveAt(index);
    }
}
