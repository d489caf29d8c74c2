using System.ComponentModel.DataAnnotations;
using RLCollapse.Common;
using RLCollapse.Data.Answers;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Data.Tasks.Files.Formats;

/// <summary>The formats that a config defines: <c>data.reads</c> and <c>data.begins</c>.</summary>
public static class OwnFormats
{
    private const string Malformed = "malformed"; // what is in no format

    /// <summary>Okabe's and Ito's colours (2008), which colour-blind readers tell apart, each with a symbol.</summary>
    private static readonly FormatStyle[] Styles =
    [
        new("#0072B2", FormatMarker.FilledCircle), new("#D55E00", FormatMarker.FilledSquare), new("#009E73", FormatMarker.FilledTriangleUp),
        new("#CC79A7", FormatMarker.FilledTriangleDown), new("#E69F00", FormatMarker.FilledDiamond),
        new("#56B4E9", FormatMarker.OpenCircle),
    ];

    /// <summary>Those of a config, in the order of its names.</summary>
    /// <exception cref="FormatException">A way to read an answer is none.</exception>
    public static IEnumerable<IOutputFormat> Of(DataOptions data) =>
        data.Reads.Index().Select(format => Of(data, format.Item.Key, format.Item.Value, Styles[format.Index % Styles.Length]));

    /// <summary>What is wrong with what a config of domain <c>jsonl</c> says of its formats.</summary>
    internal static IEnumerable<ValidationResult> Contradictions(DataOptions data)
    {
        if (data.Reads.Count == 0)
            yield return new("domain jsonl has no format; define some, as data.reads.prose=\"last-number\"", ["reads", "domain"]);
        foreach (var (name, reads) in data.Reads)
        {
            if (!SafeName.Is(name) || name == Malformed)
            {
                yield return new($"'{PlainText.Shown(name)}' is no name of a format; use {SafeName.Rule}, other than {Malformed}",
                    [$"reads.{name}"]);
            }

            if (ProblemOf(reads) is { } problem) yield return new(problem, [$"reads.{name}"]);
        }

        foreach (var name in data.Formats.Except(data.Reads.Keys))
            yield return new($"{OutputFormats.Unknown(name, data.Known)}; define it in data.reads", ["formats"]);
        foreach (var name in data.Begins.Keys.Except(data.Reads.Keys))
            yield return new(OutputFormats.Unknown(name, data.Known), [$"begins.{name}"]);
        foreach (var (name, opener) in data.Begins.Where(format => format.Value.Length > 0))
        {
            var other = data.Begins
                .FirstOrDefault(other => other.Key != name && other.Value.StartsWith(opener, StringComparison.Ordinal)).Key;
            if (other is not null)
                yield return new($"'{opener}' also begins responses of '{other}', so that a response would be in both",
                    [$"begins.{name}", $"begins.{other}"]);
        }
    }

    private static string? ProblemOf(string reads)
    {
        try
        {
            AnswerReaders.Of(reads);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    private static FileFormat Of(DataOptions data, string name, string reads, FormatStyle style)
    {
        var opener = data.Begins.GetValueOrDefault(name) ?? "";
        return new(name, $"Defined in the config: {(opener.Length > 0 ? $"begins with {opener}" : "begins in any way")}; answer {reads}",
            data.Domain, opener, AnswerReaders.Of(reads), style, data.Tokenizer.Kind == TokenizerKind.Words);
    }
}
