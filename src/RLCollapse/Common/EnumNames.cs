using System.Text;

namespace RLCollapse.Common;

/// <summary>Enum values as configs write them: <c>TokenMean</c> is <c>token-mean</c>.</summary>
public static class EnumNames
{
    /// <summary>Kebab-case name of a value.</summary>
    public static string Of(Enum value) => Kebab(value.ToString());

    /// <summary>Kebab-case names of all values, in the order they are declared.</summary>
    public static IReadOnlyList<string> All(Type type) => [.. Enum.GetNames(type).Select(Kebab)];

    /// <summary>The value with this name, in any case; null when there is none.</summary>
    public static object? Find(Type type, string name)
    {
        var index = All(type).ToList().FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : Enum.GetValues(type).GetValue(index);
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
