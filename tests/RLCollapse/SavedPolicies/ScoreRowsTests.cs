using RLCollapse.Common;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Tests.SavedPolicies;

public sealed class ScoreRowsTests
{
    private static readonly SavedPolicy Policy = Checkpoints.Load(Checkpoints.Folder(Tiny.Config));
    private static readonly int End = Policy.Tokenizer.EndId;

    [Fact]
    public void The_end_token_is_appended_unless_the_line_says_otherwise()
    {
        var rows = Read("""{"prompt": "Tom", "response": "Answer 12", "more": 1}""", "", """{"prompt": "Tom", "response": "Answer 12", "ended": false}""", """{"prompt": "Tom", "response": ""}""");

        int[] answer = Policy.Tokenizer.Encode("Answer 12");
        Assert.Equal([1, 3, 4], rows.Select(r => r.Line));
        Assert.Equal([[.. answer, End], answer, [End]], rows.Select(r => r.Response));
        Assert.Equal([true, false, true], rows.Select(r => r.EndAppended));
        Assert.All(rows, r => Assert.Equal(Policy.Tokenizer.Encode("Tom"), r.Prompt));
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_so_with_what_to_give()
    {
        var error = Assert.Throws<UserErrorException>(() => new ScoreRows("there-is-none.jsonl", Policy).Read(128));

        Assert.Equal("There is no file 'there-is-none.jsonl'; give one with a line {\"prompt\": \"…\", \"response\": \"…\"} for each "
            + "response, or the samples.jsonl of a run.", error.Message);
    }

    [Theory]
    [InlineData("""{"prompt": "Tom", "response": "Answer" """, "not a JSON object", "such as {")]
    [InlineData("""["Tom"]""", "not a JSON object")]
    [InlineData("""{"prompt": "Tom"}""", "\"response\" is missing")]
    [InlineData("""{"response": "Tom"}""", "\"prompt\" is missing")]
    [InlineData("""{"prompt": 5, "response": "Tom"}""", "\"prompt\" is missing or not a text")]
    [InlineData("""{"prompt": "Tom", "response": "Answer", "ended": "no"}""", "\"ended\"")]
    [InlineData("""{"prompt": "Tom", "response": "Antwort"}""", "'Antwort' is not in the vocabulary", "tokenizer.json")]
    [InlineData("""{"prompt": " ", "response": "Answer"}""", "the prompt is empty")]
    [InlineData("""{"prompt": "Tom", "response": "", "ended": false}""", "the response is empty")]
    [InlineData("""{"prompt": "Tom Tom Tom", "response": "1234567"}""", "11 tokens with the end token", "context is 10", "shorten")]
    public void A_bad_line_is_named_with_its_number_and_a_remedy(string line, params string[] said)
    {
        var message = Assert.Throws<UserErrorException>(() => Read("""{"prompt": "Tom", "response": "Answer"}""", line)).Message;

        Assert.Matches(@"rows\.jsonl:2: ", message);
        Assert.All(said, part => Assert.Contains(part, message));
    }

    [Fact]
    public void Bad_lines_are_told_together_up_to_a_bound()
    {
        string[] lines = ["""{"prompt": "Tom", "response": "1"}""", "[]", """{"prompt": "Tom", "response": "\ud800"}""", "7"];
        var few = Assert.Throws<UserErrorException>(() => Read(lines)).Message.Split('\n');
        Assert.Equal([2, 3, 4], few[..^1].Select((line, i) => line.Contains($"rows.jsonl:{i + 2}: not a JSON object") ? i + 2 : -1));

        var many = Assert.Throws<UserErrorException>(() => Read([.. Enumerable.Repeat("[]", 50)])).Message.Split('\n');
        Assert.Equal((22, "and more lines like these."), (many.Length, many[^2]));
        Assert.All([few[^1], many[^1]], last => Assert.StartsWith("Each line is an object such as ", last));
    }

    [Fact]
    public void What_is_decoded_can_be_scored_padding_too() =>
        Assert.Equal([0, 3, End], Assert.Single(Read("""{"prompt": "Tom", "response": "<pad> 1"}""")).Response);

    [Fact]
    public void A_row_as_long_as_the_context_is_taken() => Assert.Single(Read("""{"prompt": "Tom Tom", "response": "1234567"}"""));

    [Fact]
    public void A_file_without_rows_or_without_being_there_is_refused()
    {
        Assert.Contains("has no lines", Assert.Throws<UserErrorException>(() => Read("", " ")).Message);
        Assert.Contains("nowhere.jsonl", Assert.Throws<UserErrorException>(() => new ScoreRows("nowhere.jsonl", Policy).Read(128)).Message);
    }

    private static IReadOnlyList<ScoreRow> Read(params string[] lines)
    {
        var file = Checkpoints.NewPath("rows.jsonl");
        File.WriteAllLines(file, lines);
        return new ScoreRows(file, Policy).Read(lines.Any(l => l.Contains("more")) ? 128 : 10);
    }

}
