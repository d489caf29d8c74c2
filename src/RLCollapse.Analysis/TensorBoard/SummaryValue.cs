using System.Buffers.Binary;
using System.Text;

namespace RLCollapse.Analysis.TensorBoard;

/// <summary>
/// Values of a summary, each under its tag: TensorFlow's <c>Summary.Value</c> (tensorboard/compat/proto/summary.proto), in the forms that
/// every reader of event files knows.
/// </summary>
internal static class SummaryValue
{
    private const int ClassOfTensors = 2;
    private const int TypeOfFloats = 1;
    private const int TypeOfTexts = 7;
    private const int Rgba = 4;
    private const int PngWidthAt = 16;
    private const int PngHeightAt = 20;

    /// <summary>A number, with 32 bits as everywhere in TensorBoard.</summary>
    public static ProtoMessage Scalar(string tag, double value) => new ProtoMessage().Text(1, tag).Single(2, (float)value);

    /// <summary>A text in Markdown.</summary>
    public static ProtoMessage Markdown(string tag, string text) => new ProtoMessage().Text(1, tag)
        .Message(8, new ProtoMessage().Whole(1, TypeOfTexts).Message(2, new()).Bytes(8, Encoding.UTF8.GetBytes(text)))
        .Message(9, Metadata("text", new()));

    /// <summary>A picture.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="png">The file.</param>
    public static ProtoMessage Picture(string tag, byte[] png) => new ProtoMessage().Text(1, tag).Message(4, new ProtoMessage()
        .Whole(1, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(PngHeightAt)))
        .Whole(2, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(PngWidthAt)))
        .Whole(3, Rgba)
        .Bytes(4, png));

    /// <summary>What a plugin keeps beside values: an empty tensor whose metadata says it.</summary>
    public static ProtoMessage Note(string tag, string plugin, ProtoMessage content) => new ProtoMessage().Text(1, tag)
        .Message(8, new ProtoMessage().Whole(1, TypeOfFloats).Message(2, new ProtoMessage().Message(2, new ProtoMessage().Whole(1, 1)))
            .Bytes(5, new byte[sizeof(float)]))
        .Message(9, Metadata(plugin, content));

    private static ProtoMessage Metadata(string plugin, ProtoMessage content) => new ProtoMessage()
        .Message(1, new ProtoMessage().Text(1, plugin).Message(2, content))
        .Whole(4, ClassOfTensors);
}
