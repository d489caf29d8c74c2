namespace TorchSharp;

/// <summary>
/// Disposes, when it is itself disposed of, of every tensor that was made on its thread while it was the innermost scope,
/// unless the tensor was moved out or detached.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer) => (_manager, OuterScope) = (manager, outer);

    internal DisposeScope? OuterScope { get; }

    private List<IDisposable> _disposables = [];

    public IReadOnlyList<IDisposable> DisposablesView => [.. _disposables];

    public int DisposablesCount => _disposables.Count;

    public bool Contains(IDisposable disposable) => SlotOf(disposable) >= 0;

    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(OuterScope, disposable);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables) Move(OuterScope, disposable);
    }

    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        Move(scope, disposable);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable => (MoveToOther(scope, first), MoveToOther(scope, second));

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables) Move(scope, disposable);
    }

    public T Detach<T>(T disposable) where T : IDisposable => MoveToOther(null, disposable);

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables) Move(null, disposable);
    }

    public void Attach(IDisposable disposable)
    {
        if (Contains(disposable)) return;
        Owner(disposable)?.Remove(disposable);
        Add(disposable);
        _manager.Counts.AttachedToScopeCount++;
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var attached = disposables.ToList();
        foreach (IDisposable disposable in attached) Attach(disposable);
        return attached;
    }

    public void DisposeEverything() => DisposeExcept(null);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep) =>
        DisposeExcept(new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance));

    private void DisposeExcept(HashSet<IDisposable>? kept)
    {
        List<IDisposable> doomed = _disposables;
        _disposables = [];
        foreach (IDisposable disposable in doomed)
        {
            if (kept?.Contains(disposable) == true)
            {
                Add(disposable);
                continue;
            }
            if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
            disposable.Dispose();
            _manager.Counts.DisposedInScopeCount++;
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    public void Dispose()
    {
        DisposeEverything();
        _manager.Remove(this);
    }

    /// <summary>Forgets something that has been disposed of by other means.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Remove(disposable)) _manager.Counts.DisposedInScopeCount++;
    }

    private void Move(DisposeScope? target, IDisposable disposable)
    {
        if (!Remove(disposable)) Owner(disposable)?.Remove(disposable);
        if (target is null) _manager.Counts.DetachedFromScopeCount++;
        else target.Add(disposable);
    }

    internal void Add(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor) (tensor.OwningDisposeScope, tensor.ScopeSlot) = (this, _disposables.Count);
        _disposables.Add(disposable);
    }

    private bool Remove(IDisposable disposable)
    {
        int slot = SlotOf(disposable);
        if (slot < 0) return false;
        IDisposable last = _disposables[^1];
        _disposables[slot] = last;
        if (last is torch.Tensor moved) moved.ScopeSlot = slot;
        _disposables.RemoveAt(_disposables.Count - 1);
        if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
        return true;
    }

    /// <summary>Where the scope holds something: tensors know their own place, so that this takes no search.</summary>
    private int SlotOf(IDisposable disposable) => disposable is torch.Tensor tensor
        ? tensor.OwningDisposeScope == this ? tensor.ScopeSlot : -1
        : _disposables.FindIndex(other => ReferenceEquals(other, disposable));

    private static DisposeScope? Owner(IDisposable disposable) => (disposable as torch.Tensor)?.OwningDisposeScope;
}
