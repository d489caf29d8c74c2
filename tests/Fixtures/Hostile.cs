namespace RLCollapse.Tests.Fixtures;

/// <summary>Texts that mean something to a shell, a page, a table or a terminal.</summary>
internal static class Hostile
{
    /// <summary>All of C0 and C1, DEL, separators of lines and paragraphs, marks of direction, half a surrogate pair.</summary>
    public static IReadOnlyList<string> Controls { get; } =
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat([0x2028, 0x2029, 0x202E, 0x2066, 0xD800])
            .Select(code => $"{(char)code}")];

    /// <summary>Quotes and all else that shells and pages read.</summary>
    public static IReadOnlyList<string> Signs { get; } =
        ["'", "\"", "$", "`", "\\", "!", "#", "&", "|", ";", "<", ">", "(", ")", "{", "}", "[", "]", "*", "?", "~", "%", "=", ",", "\u00A0",
            "$(id)", "`id`", "'; id; '", "\\'", "\\\"", "%a", "<!--", "-->", "]]>", "&lt;", "&#10;", "${IFS}"];
}
