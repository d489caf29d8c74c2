namespace RLCollapse.Common;

/// <summary>
/// A list of things of one kind, by name: what the laboratory has, and for as long as an extension is in force, what a program that
/// embeds it, or a test, has added. An extension is seen by the code that added it and by what that calls, not by others beside it.
/// </summary>
/// <typeparam name="T">Kind of the things.</typeparam>
/// <param name="nameOf">Name of a thing.</param>
/// <param name="items">What the laboratory has, in order.</param>
public sealed class OpenList<T>(Func<T, string> nameOf, IReadOnlyList<T> items)
{
    private readonly AsyncLocal<IReadOnlyList<T>?> _added = new();

    /// <summary>All things, in order; those added come last.</summary>
    public IReadOnlyList<T> Items => _added.Value is { } added ? [.. items, .. added] : items;

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => [.. Items.Select(nameOf)];

    /// <summary>The thing of a name, in any case; null where there is none.</summary>
    public T? Find(string name) => Items.FirstOrDefault(item => nameOf(item).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a thing until the result is disposed of.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public IDisposable Add(T item)
    {
        if (Find(nameOf(item)) is not null) throw new ArgumentException($"There is already a '{nameOf(item)}'.", nameof(item));
        var before = _added.Value;
        _added.Value = [.. before ?? [], item];
        return new Removal(() => _added.Value = before);
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
