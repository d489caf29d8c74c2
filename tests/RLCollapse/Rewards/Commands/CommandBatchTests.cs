using System.Text.Json;
using RLCollapse.Rewards.Commands;

namespace RLCollapse.Tests.Rewards.Commands;

public sealed class CommandBatchTests
{
    private static readonly CommandQuestion[] Questions =
    [
        new("2 + 3 ?", "it is \"5\"\n…\U0001F642", "5", "prose"), new("a thing", "kite", null, "malformed"),
        new("1 ?", "", "Oslo", "terse"),
    ];

    [Fact]
    public void A_question_is_a_line_of_ASCII()
    {
        var lines = new CommandBatch(7, Questions).Begin();
        Assert.All(lines, line => Assert.True(line.All(letter => letter is >= ' ' and <= '~')));
        var first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal((7, "2 + 3 ?", "it is \"5\"\n…\U0001F642", 5, "prose"), (first.GetProperty("id").GetInt32(),
            first.GetProperty("prompt").GetString(), first.GetProperty("response").GetString(), first.GetProperty("answer").GetInt32(),
            first.GetProperty("format").GetString()));
        Assert.Equal("""{"id":8,"prompt":"a thing","response":"kite","answer":null,"format":"malformed"}""", lines[1]);
        Assert.Contains("\"answer\":\"Oslo\"", lines[2]);
    }

    [Fact]
    public void Numbers_are_answers_in_order_and_objects_in_any()
    {
        Assert.Equal([0.5, -1, 2e3], Answers("0.5", "-1", "2e3"));
        Assert.Equal([0.5, -1, 2], Answers("""{"id": 9, "reward": 2}""", """{"reward": 0.5, "id": 7, "why": "short"}""",
            """{"id": 8, "reward": -1}"""));
    }

    [Fact]
    public void A_program_that_begins_again_is_asked_what_is_open()
    {
        var batch = new CommandBatch(7, Questions);
        batch.Begin();
        batch.Take("""{"id": 8, "reward": 3}""");
        Assert.Equal(2, batch.Missing);
        Assert.Equal([7, 9], batch.Begin().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt32()));
        batch.Take("1");
        batch.Take("2");
        Assert.Equal([1, 3, 2], batch.Answers);
    }

    [Theory]
    [InlineData("has answered with no number and no JSON. Sent: {\"id\":7", "", "")]
    [InlineData("with no number and no JSON", "NaN")]
    [InlineData("with no number and no JSON", "0.5 0.5")]
    [InlineData("with no finite number", "1e999")]
    [InlineData("with no finite number", "\"1\"")]
    [InlineData("with no finite number", "null")]
    [InlineData("with no finite number", "[1]")]
    [InlineData("with no finite number. Sent: {\"id\":8", "{\"id\": 8}")]
    [InlineData("with no finite number", "{\"id\": 8, \"reward\": \"1\"}")]
    [InlineData("without the id of a question of this batch", "{\"reward\": 1}")]
    [InlineData("without the id of a question of this batch", "{\"id\": 10, \"reward\": 1}")]
    [InlineData("without the id of a question of this batch", "{\"id\": 6, \"reward\": 1}")]
    [InlineData("has answered twice", "{\"id\": 8, \"reward\": 1}", "{\"id\": 8, \"reward\": 1}")]
    [InlineData("answers with an id now and without one then", "{\"id\": 8, \"reward\": 1}", "1")]
    [InlineData("answers with an id now and without one then", "1", "{\"id\": 8, \"reward\": 1}")]
    public void What_is_no_answer_is_told_with_what_was_sent_and_what_came_back(string message, params string[] lines)
    {
        var error = Assert.Throws<CommandFailedException>(() => Answers(lines));
        Assert.Contains(message, error.Message);
        Assert.Contains($"Came back: {lines[^1]}", error.Message);
    }

    private static IReadOnlyList<double> Answers(params string[] lines)
    {
        var batch = new CommandBatch(7, Questions);
        batch.Begin();
        foreach (var line in lines) batch.Take(line);
        return batch.Answers;
    }
}
