using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Data.Tasks.Files;

public sealed class OwnFormatsTests : IDisposable
{
    private readonly ConfigFolder _configs = new();

    public void Dispose() => _configs.Dispose();

    [Theory]
    [InlineData("""{ "domain": "jsonl", "files": { "train": ["a"] } }""", "data.reads", "domain jsonl has no format")]
    [InlineData("""{ "domain": "jsonl", "reads": { "prose": "whole" } }""", "data.files.train", "domain jsonl is read from files")]
    [InlineData("""{ "domain": "gsm8k" }""", "data.files.train", "domain gsm8k is read from files")]
    [InlineData("""{ "domain": "jsonl", "files": { "train": ["a"] }, "reads": { "prose": "hole" } }""", "data.reads.prose", "did you mean whole?")]
    [InlineData("""{ "domain": "jsonl", "files": { "train": ["a"] }, "reads": { "malformed": "whole" } }""", "data.reads.malformed",
        "is no name of a format")]
    [InlineData("""{ "domain": "jsonl", "files": { "train": ["a"] }, "reads": { "prose": "whole" }, "formats": ["prosa"] }""", "data.formats",
        "there is no format 'prosa'; did you mean prose?")]
    [InlineData("""{ "domain": "jsonl", "files": { "train": ["a"] }, "reads": { "prose": "whole" }, "begins": { "pros": "x" } }""",
        "data.begins.pros", "there is no format 'pros'")]
    [InlineData("""
        { "domain": "jsonl", "files": { "train": ["a"] }, "reads": { "a": "whole", "b": "whole" }, "begins": { "a": "x", "b": "xy" } }
        """, "data.begins.a", "'x' also begins responses of 'b'")]
    [InlineData("""{ "reads": { "prose": "whole" } }""", "data.reads", "formats are defined in domain jsonl")]
    [InlineData("""{ "formats": ["python", "pyhton"] }""", "data.formats", "there is no format 'pyhton'; did you mean python?")]
    [InlineData("""{ "noise": { "pyhton": 0.1 } }""", "data.noise.pyhton", "there is no format 'pyhton'")]
    [InlineData("""{ "mixture": { "weights": { "pyhton": 0 } } }""", "data.mixture.weights.pyhton", "there is no format 'pyhton'")]
    [InlineData("""{ "domain": "gsm8k", "files": { "train": ["a"] }, "tokenizer": { "kind": "file" } }""", "data.tokenizer.file",
        "name a tokenizer.json")]
    public void What_contradicts_itself_is_said(string data, string path, string message)
    {
        var issues = _configs.Load($$"""{ "data": {{data}} }""").Issues;
        Assert.Contains(issues, issue => issue.Path == path && issue.Message.Contains(message));
    }

    [Fact]
    public void The_formats_of_a_config_are_found_in_its_order()
    {
        var data = new DataOptions
        {
            Domain = ProblemDomain.Jsonl,
            Formats = ["code", "prose"],
            Reads = new Dictionary<string, string> { ["prose"] = "last-number", ["code"] = "execute: python", ["boxed"] = "boxed" },
            Begins = new Dictionary<string, string> { ["code"] = "print(" },
        };
        var formats = OutputFormats.Of(data);

        Assert.Equal(["code", "prose"], formats.Select(format => format.Name));
        Assert.Equal([true, false], formats.Select(format => format.IsExecuted));
        Assert.Equal(["boxed", "code", "prose"], OutputFormats.Of(data with { Formats = ["boxed", "code", "prose"] }).Select(f => f.Name));
        Assert.Equal(new Classification(0, 3), FormatClassifier.Classify("print(3)", formats));
        Assert.Equal(new Classification(1, 3), FormatClassifier.Classify("it is 3", formats));
        Assert.Equal(Classification.MalformedIndex, FormatClassifier.Classify("print(3", formats).FormatIndex);
        Assert.Equal(Classification.MalformedIndex, FormatClassifier.Classify("nothing", formats).FormatIndex);
    }

    [Fact]
    public void A_mass_is_exact_where_an_opener_or_all_others_openers_tell_it_and_else_a_share()
    {
        var one = Format("a", "x");
        Assert.Equal([MassKind.Opener, MassKind.Rest], Kinds([one, Format("b", "")], new ByteTokenizer()));
        Assert.Equal([MassKind.Opener, MassKind.Sampled, MassKind.Sampled],
            Kinds([one, Format("b", ""), Format("c", "")], new ByteTokenizer()));
        Assert.Equal([MassKind.Sampled, MassKind.Sampled], Kinds([one, Format("b", "")], new AmbiguousTokenizer()));
        var unknown = Assert.Throws<UserErrorException>(() => Kinds([Format("a", "xyzzy")], Tiny.Data.Tokenizer).ToList());
        Assert.Contains("data.begins.a = 'xyzzy'", unknown.Message);
    }

    [Fact]
    public void Masses_of_openers_leave_the_rest_and_samples_count_the_others()
    {
        using var policy = Tiny.Policy();
        int[][] prompts = Tiny.RaggedPrompts(3);
        int Id(string text) => Tiny.Data.Tokenizer.Encode(text)[0];
        FormatOpener opener = new(MassKind.Opener, [Id("def")]);
        var exact = FormatMass.Exact(policy, prompts, [opener.Ids], 1, Tiny.Data.Tokenizer.PadId)[0];

        double[] Of(params FormatOpener[] openers) =>
            FormatMass.Of(policy, prompts, openers, 1, Tiny.Data.Tokenizer.PadId,
                () => [([9], 1), ([9], 1), ([9], 2), ([9], -1), ([.. opener.Ids, 9], 0), ([.. opener.Ids, 9], -1)]);

        Assert.Equal([exact, 1 - exact], Of(opener, new(MassKind.Rest, [])));
        Assert.Equal([exact, (1 - exact) * 0.5, (1 - exact) * 0.25], Of(opener, new(MassKind.Sampled, []), new(MassKind.Sampled, [])));
    }

    [Fact]
    public void Identity_is_what_is_in_the_files_and_not_where_they_lie()
    {
        RunConfig Config(string file) => new()
        {
            Data = new()
            {
                Domain = ProblemDomain.Jsonl,
                Files = new() { Train = [file] },
                Reads = new Dictionary<string, string> { ["prose"] = "whole" },
            },
        };
        var (one, moved, other) = (_configs.Write("a.jsonl", "{}"), _configs.Write("deep/b.jsonl", "{}"), _configs.Write("c.jsonl", "{} "));

        Assert.Equal(RunIdentity.HashOf(Config(one)), RunIdentity.HashOf(Config(moved)));
        Assert.Equal(RunIdentity.HashOfBase(Config(one)), RunIdentity.HashOfBase(Config(moved)));
        Assert.NotEqual(RunIdentity.HashOf(Config(one)), RunIdentity.HashOf(Config(other)));
        Assert.NotEqual(RunIdentity.HashOfBase(Config(one)), RunIdentity.HashOfBase(Config(other)));
    }

    private static IOutputFormat Format(string name, string opener) => OutputFormats.Of(new()
    {
        Domain = ProblemDomain.Jsonl,
        Reads = new Dictionary<string, string> { [name] = "whole" },
        Begins = new Dictionary<string, string> { [name] = opener },
    }).Single();

    private static IEnumerable<MassKind> Kinds(IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer) =>
        FormatOpener.Of(formats, tokenizer).Select(opener => opener.Kind);

    private sealed class AmbiguousTokenizer : ITokenizer
    {
        private readonly ByteTokenizer _bytes = new();

        public int VocabularySize => _bytes.VocabularySize;
        public int PadId => _bytes.PadId;
        public int EndId => _bytes.EndId;
        public bool IsUnambiguous => false;

        public int[] Encode(string text) => _bytes.Encode(text);
        public string Decode(ReadOnlySpan<int> ids) => _bytes.Decode(ids);
        public string Piece(int id) => _bytes.Piece(id);
    }
}
