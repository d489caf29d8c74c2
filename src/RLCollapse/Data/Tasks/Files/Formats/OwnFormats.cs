using RLCollapse.Data.Answers;

namespace RLCollapse.Data.Tasks.Files.Formats;

/// <summary>The formats that a config defines: <c>data.reads</c> and <c>data.begins</c>.</summary>
public static class OwnFormats
{
    /// <summary>Okabe's and Ito's colours (2008), which colour-blind readers tell apart, each with a symbol.</summary>
    private static readonly FormatStyle[] Styles =
    [
        new("#0072B2", FormatMarker.FilledCircle), new("#D55E00", FormatMarker.FilledSquare), new("#009E73", FormatMarker.FilledTriangleUp),
        new("#CC79A7", FormatMarker.FilledTriangleDown), new("#E69F00", FormatMarker.FilledDiamond), new("#56B4E9", FormatMarker.OpenCircle),
    ];

    /// <summary>Those of a config, in the order of its names.</summary>
    /// <exception cref="FormatException">A way to read an answer is none.</exception>
    public static IEnumerable<IOutputFormat> Of(DataOptions data) =>
        data.Reads.Index().Select(format => Of(data, format.Item.Key, format.Item.Value, Styles[format.Index % Styles.Length]));

    private static FileFormat Of(DataOptions data, string name, string reads, FormatStyle style)
    {
        var opener = data.Begins.GetValueOrDefault(name) ?? "";
        return new(name, $"Defined in the config: {(opener.Length > 0 ? $"begins with {opener}" : "begins in any way")}; answer {reads}",
            data.Domain, opener, AnswerReaders.Of(reads), style);
    }
}
