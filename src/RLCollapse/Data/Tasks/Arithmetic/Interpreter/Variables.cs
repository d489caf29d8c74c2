namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Slots of a function's variables.</summary>
public sealed class Variables
{
    private readonly List<string> _names = [];

    /// <summary>Number of slots.</summary>
    public int Count => _names.Count;

    /// <summary>The slot of a name, a new one if it has none.</summary>
    public int Slot(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (name.SequenceEqual(_names[i])) return i;
        }

        return Add(name.ToString());
    }

    /// <summary>A slot that no name refers to.</summary>
    public int Hidden() => Add(string.Empty);

    private int Add(string name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }
}
