using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Answers;
using RLCollapse.Data.Tasks.Files;

namespace RLCollapse.Tests.Fuzz;

/// <summary>Readers of problems and texts that stand in files, and of the answers in responses.</summary>
internal static class FuzzedRows
{
    private static readonly string[] Places = ["a.jsonl:", "data.files"];

    private static readonly string Rows = string.Concat(Enumerable.Range(0, 12).Select(i => $$"""
        {"prompt": "What is {{i}} + 2?", "response": "It is {{i + 2}}.", "format": "prose", "answer": {{i + 2}}}
        {"prompt": "What is {{i}} + 2?", "response": "print({{i}}+2) # \u00d7", "format": "code"}

        """));

    private static readonly string Gsm8k = string.Concat(Enumerable.Range(0, 12).Select(i => $$"""
        {"question": "How many are {{i}}?", "answer": "He has 3*2 = <<3*2=6>>6 pages.\nSo <<6*2=12>>12.\n#### 12"}

        """));

    /// <summary>Rows of one's own.</summary>
    public static FuzzedReader OfRows() => FuzzedReaders.OfFile("rows of problems", "a.jsonl", [Rows],
        file => Problems(file, ProblemDomain.Jsonl, new JsonlLayout(), ["prose", "code"])) with { Places = Places };

    /// <summary>Rows of GSM8K.</summary>
    public static FuzzedReader OfGsm8k() => FuzzedReaders.OfFile("rows of GSM8K", "a.jsonl", [Gsm8k],
        file => Problems(file, ProblemDomain.Gsm8k, new Gsm8kLayout(), OutputFormats.NamesOf(ProblemDomain.Gsm8k))) with
    {
        Places = Places,
    };

    /// <summary>Every way to read an answer.</summary>
    public static FuzzedReader OfAnswers() => FuzzedReaders.OfResponses("answers", text =>
        AnswerReaders.All.Items.Select(way => AnswerReaders.Of(way.Example).Read(text)).ToList()) with
    {
        Words = ["####", "\\boxed{", "}", "print(", ")", "=", "**", "//", "1,000", "−2", "$", "%", "\n", "def f():", "return ", "x"],
    };

    private static object Problems(string file, ProblemDomain domain, IRowLayout layout, IReadOnlyList<string> formats) =>
        new FilesTask(domain, layout).Train(
            new()
            {
                Domain = domain,
                Files = new() { Train = [file], TestShare = 0.3 },
                Formats = formats,
                Reads = domain == ProblemDomain.Gsm8k ? new Dictionary<string, string>()
                    : new Dictionary<string, string> { ["prose"] = "last-number", ["code"] = "execute: python" },
                Begins = new Dictionary<string, string> { ["code"] = "print(" },
            }, new Seed(0));
}
