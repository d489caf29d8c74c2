using System.Globalization;
using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>Answers in JSON and in tables: whole numbers as numbers, anything else as text.</summary>
public static class AnswerJson
{
    /// <summary>Writes an answer.</summary>
    /// <param name="json">Within an object.</param>
    /// <param name="key">Name of the member.</param>
    /// <param name="answer">Digits or words.</param>
    public static void Write(Utf8JsonWriter json, string key, string answer)
    {
        if (Whole(answer) is { } number) json.WriteNumber(key, number);
        else json.WriteString(key, answer);
    }

    /// <summary>The whole number whose digits a text is; null where it is another text.</summary>
    public static long? Whole(string? answer) =>
        long.TryParse(answer, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == answer ? number : null;
}
