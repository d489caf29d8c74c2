using System.IO.Compression;
using System.Text;
using Parquet.Schema;
using Parquet.Serialization;
using RLCollapse.Common;
using RLCollapse.Data.Files;

namespace RLCollapse.Tests.Data.Files;

public sealed class RowFileTests : IDisposable
{
    private readonly string _folder = Tiny.TemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_are_rows_of_texts_and_numbers()
    {
        var rows = Read(Write("a.jsonl", "\uFEFF{\"prompt\": \"a\\nb\", \"answer\": 1.50, \"tags\": [1]}\r\n\n{\"prompt\": \"ü\"}"));

        Assert.Equal(["a\nb", "ü"], rows.Select(row => row["prompt"]));
        Assert.Equal(["1.50", null], rows.Select(row => row["answer"]));
        Assert.Null(rows[0]["tags"]);
        Assert.EndsWith("a.jsonl:3", rows[1].Place);
    }

    [Fact]
    public void Compressed_lines_are_read_as_they_were()
    {
        var path = Path.Combine(_folder, "a.jsonl.gz");
        using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            zip.Write("{\"prompt\": \"a\"}\n{\"prompt\": \"b\"}\n"u8);

        Assert.Equal(["a", "b"], Read(path).Select(row => row["prompt"]));
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path), .. File.ReadAllBytes(path)]);
        Assert.Equal(["a", "b", "a", "b"], Read(path).Select(row => row["prompt"]));
    }

    [Fact]
    public void A_compressed_file_that_was_cut_off_is_not_taken_as_whole()
    {
        var path = Path.Combine(_folder, "a.jsonl.gz");
        using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            for (var i = 0; i < 2_000; i++) zip.Write(Encoding.UTF8.GetBytes($"{{\"prompt\": \"{i * 7919}\"}}\n"));
        }

        var whole = File.ReadAllBytes(path);
        for (var cut = 20; cut < whole.Length; cut += whole.Length / 40)
        {
            File.WriteAllBytes(path, whole[..cut]);
            Assert.Contains("is cut off", Assert.Throws<UserErrorException>(() => Read(path)).Message);
        }
    }

    [Fact]
    public void Numbers_with_an_exponent_are_numbers() =>
        Assert.Equal(["1000", "0.00025", "7"], Read(Write("a.jsonl", """
            {"answer": 1e3}
            {"answer": 2.5E-4}
            {"answer": 7}
            """)).Select(row => row["answer"]));

    [Fact]
    public async Task Parquet_is_read_by_its_columns()
    {
        var path = Path.Combine(_folder, "a.parquet");
        IReadOnlyCollection<IDictionary<string, object?>> rows =
            [.. Enumerable.Range(0, 3).Select(i => new Dictionary<string, object?> { ["question"] = $"q{i}", ["answer"] = (long)i })];
        using (var file = File.Create(path))
        {
            await ParquetSerializer.SerializeUntypedAsync(
                rows!, new ParquetSchema(new DataField<string>("question"), new DataField<long>("answer")), file);
        }

        Assert.Equal(["q0 0", "q1 1", "q2 2"], Read(path).Select(row => $"{row["question"]} {row["answer"]}"));
    }

    [Theory]
    [InlineData("a.jsonl.gz", "this is not gzip")]
    [InlineData("a.parquet", "this is not Parquet, whatever its name is")]
    public void A_damaged_file_is_named(string name, string content)
    {
        var error = Assert.Throws<UserErrorException>(() => Read(Write(name, content)));
        Assert.Contains(name, error.Message);
    }

    [Fact]
    public void Damaged_lines_are_said_all_at_once_up_to_twenty()
    {
        var path = Write("a.jsonl", string.Concat(Enumerable.Repeat("{\"prompt\": \"good\"}\nnot JSON\n", 30)));
        var errors = new RowErrors("A row is so.");

        Assert.NotEmpty(RowFile.Read(path, errors).ToList());
        var lines = Assert.Throws<UserErrorException>(errors.Require).Message.Split('\n');
        Assert.Equal(22, lines.Length);
        Assert.Contains("a.jsonl:2: not valid JSON", lines[0]);
        Assert.Contains("a.jsonl:40: ", lines[19]);
        Assert.Equal("A row is so.", lines[^1]);
    }

    [Fact]
    public void Patterns_name_files_in_order_and_a_name_without_a_file_is_refused()
    {
        string[] paths = [Write("b.jsonl", ""), Write("a.jsonl", ""), Write("deep/er/c.jsonl", "")];

        Assert.Equal([paths[1], paths[0]], DataFiles.Named([$"{_folder}/*.jsonl"], "data.files.train").Select(Path.GetFullPath));
        Assert.Equal(3, DataFiles.Named([$"{_folder}/**/*.jsonl"], "data.files.train").Count);
        foreach (var wrong in new[] { $"{_folder}/x.jsonl", $"{_folder}/*.csv", _folder, "a\0b", "/nowhere-at-all/*.jsonl" })
        {
            var error = Assert.Throws<UserErrorException>(() => DataFiles.Named([wrong], "data.files.train"));
            Assert.StartsWith("data.files.train: ", error.Message);
        }
    }

    [Fact]
    public void A_hash_is_that_of_the_content_wherever_it_lies()
    {
        var (one, other, third) = (Write("one", "same"), Write("other", "same"), Write("third", "else"));

        Assert.Equal(DataFiles.HashOf([one]), DataFiles.HashOf([other]));
        Assert.NotEqual(DataFiles.HashOf([one]), DataFiles.HashOf([third]));
        Assert.NotEqual(DataFiles.HashOf([one, third]), DataFiles.HashOf([third, one]));
    }

    [Fact]
    public void Memory_is_that_of_a_line_and_not_of_the_file()
    {
        var path = Path.Combine(_folder, "large.jsonl");
        using (var file = new StreamWriter(path))
            for (var i = 0; i < 200_000; i++) file.WriteLine($"{{\"prompt\": \"question {i} {new string('x', 80)}\", \"answer\": {i}}}");

        var before = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal(200_000, RowFile.Read(path, new("")).Count());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private static List<Row> Read(string path) => [.. RowFile.Read(path, new RowErrors(""))];
}
