using System.Reflection;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>The names that a list holds, or that a map may have: those of a list in code.</summary>
/// <param name="list">A class with a public static property that is such a list, or has <c>Names</c>.</param>
/// <param name="what">What a name is of, such as <c>format</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownNamesAttribute(Type list, string what) : Attribute
{
    /// <summary>The property. Default <c>All</c>.</summary>
    public string Among { get; init; } = "All";

    /// <summary>
    /// Whether a config may bring names of its own: those of the list are then suggested, and the options themselves check names.
    /// </summary>
    public bool IsOpen { get; init; }

    /// <summary>The property that holds those of the names which may have <c>/NAME</c> behind them. Default none.</summary>
    public string Followed { get; init; } = "";

    private IReadOnlyList<string> Names => In(Among);

    private IReadOnlyList<string> FollowedNames => Followed.Length == 0 ? [] : In(Followed);

    /// <summary>The names that an option may hold; none where it does not say.</summary>
    internal static IReadOnlyList<string> Of(PropertyInfo option) => option.GetCustomAttribute<KnownNamesAttribute>()?.Names ?? [];

    /// <summary>Whether an option holds names of its list alone.</summary>
    internal static bool IsClosed(PropertyInfo option) => option.GetCustomAttribute<KnownNamesAttribute>() is { IsOpen: false };

    /// <summary>Those of the names that may have <c>/NAME</c> behind them, whatever that is.</summary>
    internal static IReadOnlyList<string> FollowedOf(PropertyInfo option) =>
        option.GetCustomAttribute<KnownNamesAttribute>()?.FollowedNames ?? [];

    /// <summary>A name as its list writes it; any other value as it is.</summary>
    internal static object Canonical(PropertyInfo option, object value) =>
        value is string name ? Of(option).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name : value;

    /// <summary>What is wrong with a name.</summary>
    internal static IEnumerable<string> Problems(PropertyInfo option, string name)
    {
        if (option.GetCustomAttribute<KnownNamesAttribute>() is not { IsOpen: false } known
            || known.Names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || known.FollowedNames.Any(first => name.Length > first.Length + 1 && name.StartsWith(first + "/", StringComparison.Ordinal)))
            return [];
        var meant = NearestPath.Find(name, known.Names) is { } near ? $"did you mean {near}?" : $"known: {string.Join(", ", known.Names)}";
        return [$"there is no {known.What} '{name}'; {meant}"];
    }

    private string What => what;

    private IReadOnlyList<string> In(string property)
    {
        var all = list.GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        return all as IReadOnlyList<string> ?? (IReadOnlyList<string>)all.GetType().GetProperty("Names")!.GetValue(all)!;
    }
}
