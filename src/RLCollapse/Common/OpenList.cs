namespace RLCollapse.Common;

/// <summary>
/// A list of things of one kind, by name: what the laboratory has, and for as long as an extension is in force, what a program that
/// embeds it, or a test, has added. An extension is seen by the code that added it and by what that calls, not by others beside it.
/// </summary>
/// <typeparam name="T">Kind of the things.</typeparam>
public sealed class OpenList<T>
{
    private readonly Func<T, string> _nameOf;
    private readonly IReadOnlyList<T> _items;
    private readonly Func<T, T, string?> _clash;
    private readonly AsyncLocal<IReadOnlyList<T>?> _added = new();

    /// <summary>A list.</summary>
    /// <param name="nameOf">Name of a thing.</param>
    /// <param name="items">What the laboratory has, in order.</param>
    /// <param name="clash">Why a second thing cannot stand beside a first, where it is not the name; null where it can.</param>
    /// <exception cref="ArgumentException">Two things cannot stand beside each other.</exception>
    public OpenList(Func<T, string> nameOf, IReadOnlyList<T> items, Func<T, T, string?>? clash = null)
    {
        (_nameOf, _items, _clash) = (nameOf, items, clash ?? ((_, _) => null));
        foreach (var (i, item) in items.Index()) Require(item, items.Take(i));
    }

    /// <summary>All things, in order; those added come last.</summary>
    public IReadOnlyList<T> Items => [.. _items, .. Added];

    /// <summary>Those that have been added.</summary>
    public IReadOnlyList<T> Added => _added.Value ?? [];

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => [.. Items.Select(_nameOf)];

    /// <summary>The thing of a name, in any case; null where there is none.</summary>
    public T? Find(string name) => Items.FirstOrDefault(item => _nameOf(item).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a thing until the result is disposed of.</summary>
    /// <exception cref="ArgumentException">The name is taken, or the thing cannot stand beside another.</exception>
    public IDisposable Add(T item)
    {
        Require(item, Items);
        var before = _added.Value;
        _added.Value = [.. Added, item];
        return new Removal(() => _added.Value = before);
    }

    private void Require(T item, IEnumerable<T> others)
    {
        foreach (var other in others)
        {
            var isTaken = _nameOf(other).Equals(_nameOf(item), StringComparison.OrdinalIgnoreCase);
            var problem = isTaken ? $"There is already a '{_nameOf(item)}'." : _clash(other, item);
            if (problem is not null) throw new ArgumentException(problem, nameof(item));
        }
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
