namespace RLCollapse.Config;

/// <summary>A section that a config names itself.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Options">A record of the kind's type.</param>
public sealed record NamedSection(string Kind, object Options);

/// <summary>
/// A config that may have sections beside those that its record declares. Such a section has a <c>kind</c>, which decides what options
/// it has, and may have <c>extends</c>: another section of the same kind whose options it begins with.
/// </summary>
public interface IHasNamedSections
{
    /// <summary>Name → kind and options.</summary>
    IReadOnlyDictionary<string, NamedSection> NamedSections { get; set; }

    /// <summary>Every kind.</summary>
    static abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Record of a kind's options; null where there is no such kind.</summary>
    static abstract Type? OptionsOf(string kind);
}
