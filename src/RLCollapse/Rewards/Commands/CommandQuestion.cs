using System.Text;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Rewards.Commands;

/// <summary>What a program is told of a response.</summary>
/// <param name="Prompt">What was asked.</param>
/// <param name="Response">Its text, without its end.</param>
/// <param name="Answer">The right answer, digits or words; null where many are right.</param>
/// <param name="Format">Name of its format, or <c>malformed</c>.</param>
internal sealed record CommandQuestion(string Prompt, string Response, string? Answer, string Format)
{
    /// <summary>Those of a group, in its order.</summary>
    public static IEnumerable<CommandQuestion> Of(SampleGroup group) => group.Responses.Zip(group.Grades, (response, grade) => new
        CommandQuestion(group.Problem.Prompt, group.Grader.Text(response), group.Problem.OnlyAnswerText,
            group.Grader.NameOf(grade.Format)));

    /// <summary>One line of JSON in ASCII, without its end.</summary>
    /// <param name="id">Unlike that of any other question to the program.</param>
    public string Line(long id)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("prompt", Prompt);
            json.WriteString("response", Response);
            if (Answer is { } answer) AnswerJson.Write(json, "answer", answer);
            else json.WriteNull("answer");
            json.WriteString("format", Format);
            json.WriteEndObject();
        }

        return Encoding.ASCII.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
