using System.Text;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Rewards.Commands;

/// <summary>
/// Questions that a program is asked together, and its answers: each line a number, in the order of the questions, or an object with
/// <c>id</c> and <c>reward</c>, in any order.
/// </summary>
internal sealed class CommandBatch
{
    private readonly string[] _lines;
    private readonly double?[] _answers;
    private readonly long _firstId;
    private int[] _asked = [];
    private int _inOrder;
    private int _byId;

    /// <param name="firstId">Id of the first question; the others count on.</param>
    /// <param name="questions">One at least.</param>
    public CommandBatch(long firstId, IReadOnlyList<CommandQuestion> questions)
    {
        (_firstId, _answers) = (firstId, new double?[questions.Count]);
        _lines = [.. questions.Select((question, i) => question.Line(firstId + i))];
    }

    /// <summary>How many answers are missing.</summary>
    public int Missing => _answers.Count(answer => answer is null);

    /// <summary>The answers, once none is missing.</summary>
    public IReadOnlyList<double> Answers => [.. _answers.Select(answer => answer!.Value)];

    /// <summary>The first question that has no answer, as it was sent.</summary>
    public string FirstOpen => _lines[Array.FindIndex(_answers, answer => answer is null)];

    /// <summary>What a program that begins has to be asked: the questions without an answer.</summary>
    public IReadOnlyList<string> Begin()
    {
        (_inOrder, _byId) = (0, 0);
        _asked = [.. _answers.Index().Where(answer => answer.Item is null).Select(answer => answer.Index)];
        return [.. _asked.Select(i => _lines[i])];
    }

    /// <summary>Takes an answer.</summary>
    /// <exception cref="CommandFailedException">It is none.</exception>
    public void Take(string line)
    {
        var part = Parse(line);
        var (at, value) = part.Kind == JsonValueKind.Object ? Named(part, line) : (_asked[_inOrder++], part);
        if (_inOrder > 0 && _byId > 0) throw Failed("answers with an id now and without one then", FirstOpen, line);
        if (value?.Number is not { } number) throw Failed("has answered with no finite number", _lines[at], line);
        if (_answers[at] is not null) throw Failed("has answered twice", _lines[at], line);
        _answers[at] = number;
    }

    /// <summary>An error with what was sent and what came back.</summary>
    public static CommandFailedException Failed(string problem, string sent, string? cameBack) => new(
        $"reward.command {problem}. Sent: {Excerpt(sent)} Came back: {(cameBack is null ? "nothing" : Excerpt(cameBack))}");

    private (int At, JsonPart? Value) Named(JsonPart part, string line)
    {
        _byId++;
        var at = part["id"]?.Whole - _firstId;
        return at is >= 0 && at < _lines.Length
            ? ((int)at, part["reward"])
            : throw Failed("has answered without the id of a question of this batch", FirstOpen, line);
    }

    private JsonPart Parse(string line)
    {
        try
        {
            return JsonPart.Read(Encoding.UTF8.GetBytes(line));
        }
        catch (JsonException)
        {
            throw Failed("has answered with no number and no JSON", FirstOpen, line);
        }
    }

    private static string Excerpt(string line) => PlainText.OneLine(line.Length <= 500 ? line : line[..497] + "...");
}
