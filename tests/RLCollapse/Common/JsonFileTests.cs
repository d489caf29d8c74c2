using System.Diagnostics;
using System.Text;
using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class JsonFileTests
{
    private readonly string _file = Path.Combine(Tiny.TemporaryFolder(), "a.json");

    [Fact]
    public void Every_part_knows_its_path_and_line_whatever_stands_around_it()
    {
        var root = Read("{\n  // why\n  \"a\": [ 1,\n    { \"b\": \"x\\ny\" } ],\n  \"c\": {\n    \"d\":\n      null },\n}\n");
        var (b, d) = (root["a"]!.Items[1]["b"]!, root["c"]!["d"]!);

        Assert.Equal(("a[1].b", 4, "x\ny"), (b.Path, b.Line, b.Text));
        Assert.Equal(("c.d", 7, "null"), (d.Path, d.Line, d.Json));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        File.WriteAllText(_file, "{}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Empty(JsonFile.Read(_file, "").Members);
    }

    [Theory]
    [InlineData("{ \"a\": 1,\n \"b\": { \"c\": 1,\n \"C\": 2 } }", ":3: not valid JSON: The key 'C' occurs twice. Remove it.")]
    [InlineData("{\n\"a\": }", ":2: not valid JSON: ")]
    [InlineData("", ":1: not valid JSON: ")]
    [InlineData("{}\n{}", ":2: not valid JSON: ")]
    public void What_is_no_JSON_is_told_with_file_line_and_remedy(string text, string message) =>
        Assert.Contains($"{_file}{message}", Assert.Throws<UserErrorException>(() => Read(text)).Message);

    [Fact]
    public void What_no_text_can_hold_is_told_with_its_line()
    {
        File.WriteAllBytes(_file, [.. "{\n\"a\": \""u8, 0xED, 0xA0, 0x80, .. "\" }"u8]);
        Assert.Contains($"{_file}:2: not valid JSON: It is not UTF-8.", Error());
        File.WriteAllText(_file, "{\n\n\"a\": \"\\ud83d\" }");
        Assert.Contains($"{_file}:3: not valid JSON: A \\u escape is half of a surrogate pair.", Error());
        File.WriteAllText(_file, new string('[', 100_000));
        Assert.Contains($"{_file}:1: not valid JSON: The maximum configured depth of 64", Error());
    }

    [Fact]
    public void Sizes_and_numbers_of_values_are_bounded_before_anything_is_read()
    {
        using (var large = File.OpenWrite(_file)) large.SetLength(20 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("it has 20 MB, more than the 1 MB that are read", Error());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        File.WriteAllText(_file, "[" + string.Concat(Enumerable.Repeat("[],", JsonPart.MostValues)) + "0]");
        Assert.Contains("more than 2000000 values", Assert.Throws<UserErrorException>(() =>
            JsonFile.Read(_file, "", "", InputFile.MostRecorded)).Message);
    }

    [LinuxFact]
    public void Pipes_and_devices_are_not_opened()
    {
        Process.Start("mkfifo", _file)!.WaitForExit();
        Assert.Contains("It is empty, or no regular file.", Error());
        Assert.Contains("It is empty, or no regular file.", Error("/dev/zero"));
        Assert.Contains("it is a folder", Error("/dev"));
    }

    private string Error(string? path = null) =>
        Assert.Throws<UserErrorException>(() => JsonFile.Read(path ?? _file, "There is none.")).Message;

    [Fact]
    public void A_missing_file_is_told_in_the_words_of_the_caller() =>
        Assert.Equal("There is none.", Assert.Throws<UserErrorException>(() => JsonFile.Read(_file, "There is none.")).Message);

    [Fact]
    public void Every_mistake_is_told_with_its_subject_and_the_nearest_name()
    {
        var root = Read("{ \"name\": 1, \"valeus\": [],\n \"text\": \" \" }");
        var checks = new JsonChecks(_file);
        var about = checks.About("claim a: ");
        about.Keys(root, ["name", "values", "text"]);
        Assert.Equal("", about.Optional(root, "name"));
        about.Text(root, "text", "one sentence");
        Assert.Empty(checks.List(root, "values", "values"));

        Assert.Equal(
            [
                $"valeus ({_file}:1): claim a: unknown key; did you mean values?", $"name ({_file}:1): claim a: expected a text, found 1",
                $"text ({_file}:2): claim a: is empty; it is one sentence", $"values ({_file}:1): is missing; it is a list of values",
            ],
            checks.Issues.Select(issue => $"{issue}"));
        Assert.Equal($"X has one mistake:\n  {checks.Issues[0]}\nCorrect it.",
            JsonChecks.Mistakes("X", [checks.Issues[0]], "Correct it.").Message);
    }

    private JsonPart Read(string text)
    {
        File.WriteAllText(_file, text);
        return JsonFile.Read(_file, "There is none.", "Remove it.");
    }
}
