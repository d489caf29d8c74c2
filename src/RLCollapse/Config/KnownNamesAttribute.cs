using System.Reflection;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>The names that a list holds, or that a map may have: those of a list in code.</summary>
/// <param name="list">A class with a public static property <c>All</c>, which has <c>Names</c>.</param>
/// <param name="what">What a name is of, such as <c>format</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownNamesAttribute(Type list, string what) : Attribute
{
    private IReadOnlyList<string> Names
    {
        get
        {
            var all = list.GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
            return (IReadOnlyList<string>)all.GetType().GetProperty("Names")!.GetValue(all)!;
        }
    }

    /// <summary>The names that an option may hold; none where it does not say.</summary>
    internal static IReadOnlyList<string> Of(PropertyInfo option) => option.GetCustomAttribute<KnownNamesAttribute>()?.Names ?? [];

    /// <summary>A name as its list writes it; any other value as it is.</summary>
    internal static object Canonical(PropertyInfo option, object value) =>
        value is string name ? Of(option).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name : value;

    /// <summary>What is wrong with a name.</summary>
    internal static IEnumerable<string> Problems(PropertyInfo option, string name)
    {
        if (option.GetCustomAttribute<KnownNamesAttribute>() is not { } known
            || known.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return [];
        }
        return [$"there is no {known.What} '{name}'; "
            + (NearestPath.Find(name, known.Names) is { } nearest
            ? $"did you mean {nearest}?"
            : "known: " + string.Join(", ", known.Names))];
    }

    private string What => what;
}
