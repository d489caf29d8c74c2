using System.Reflection;

namespace RLCollapse.Config;

/// <summary>What an option holds.</summary>
internal enum NodeKind
{
    /// <summary>Further options.</summary>
    Section,

    /// <summary>One number, word or truth value.</summary>
    Value,

    /// <summary>Values in order; a later layer replaces the whole list.</summary>
    List,

    /// <summary>Name → value; layers merge name by name.</summary>
    Map,
}

/// <summary>An option as the records declare it.</summary>
/// <param name="Path">Canonical dotted path; empty for the root.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="ValueType">Type of the section, of the value, or of one value of the list or map.</param>
/// <param name="Property">The record's property; null for the root.</param>
/// <param name="Children">Options of a section, in the order they are declared.</param>
internal sealed record ConfigNode(
    string Path, NodeKind Kind, Type ValueType, PropertyInfo? Property, IReadOnlyList<ConfigNode> Children)
{
    /// <summary>
    /// Of a section that a config names itself: sections that its values come from, the last of them itself. Of others empty.
    /// </summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>This node and everything below it.</summary>
    public IEnumerable<ConfigNode> Descend() => Children.SelectMany(child => child.Descend()).Prepend(this);
}
