using System.Text;
using RLCollapse.Common;
using RLCollapse.HuggingFace;

namespace RLCollapse.Tests.HuggingFace;

public sealed class SafeTensorsReaderTests
{
    [Theory]
    [InlineData("""{"t":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}""", 8, "Tensor 't' in", "I32", "F32, BF16, F16")]
    [InlineData("""{"t":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "tensor 't' of shape (3)")]
    [InlineData("""{"t":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", 8, "tensor 't'")]
    [InlineData("""{"t":{"dtype":"F32","shape":[4294967296,4294967296,4294967296,4294967296],"data_offsets":[0,8]}}""", 8, "tensor 't'")]
    [InlineData("""{"t":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "tensor 't'")]
    [InlineData("""{"t":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "tensor 't'")]
    [InlineData("""{"t":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "'t' begins at byte 4", "0 was due")]
    [InlineData("""{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"u":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "'u' begins at byte 4")]
    [InlineData("""{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "take 8 bytes and it has 12")]
    [InlineData("""{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "take 8 bytes and it has 4")]
    [InlineData("""{"t":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"t":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", 0, "header cannot be read")]
    [InlineData("""{"t":{"dtype":"F32","shape":[0]}}""", 0, "header cannot be read")]
    [InlineData("""{"t":{"dtype":"F32","shape":[0.5],"data_offsets":[0,0]}}""", 0, "header cannot be read")]
    [InlineData("""{"t":7}""", 0, "header cannot be read")]
    [InlineData("""[]""", 0, "header cannot be read")]
    [InlineData("""{"t":""", 0, "header cannot be read")]
    public void A_file_that_contradicts_itself_is_refused_by_name(string header, int dataLength, params string[] said)
    {
        var file = FileOf([.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[dataLength]]);

        RefusesNaming(file, said);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 9, 0, 0, 0, 0, 0, 0, 0, 123, 125 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 })]
    public void A_file_cut_short_is_refused(byte[] content) => RefusesNaming(FileOf(content), "not a whole safetensors file");

    [Fact]
    public void Half_precision_of_both_kinds_is_widened_to_the_same_number()
    {
        const string header = """{"b":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]},"h":{"dtype":"F16","shape":[2,2],"data_offsets":[8,16]}}""";
        byte[] numbers = [0x80, 0x3F, 0x20, 0xC0, 0x01, 0x00, 0x80, 0x7F, 0x00, 0x3C, 0x00, 0xC1, 0x01, 0x00, 0xFF, 0x7B];
        var tensors = SafeTensorsReader.Read(FileOf([.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header),
            .. numbers]));

        Assert.Equal([1, -2.5f, BitConverter.UInt32BitsToSingle(0x10000), float.PositiveInfinity], tensors[0].Values);
        Assert.Equal([1, -2.5f, MathF.Pow(2, -24), 65_504], tensors[1].Values);
        Assert.Equal([2, 2], tensors[1].Shape);
    }

    [LinuxFact]
    public void A_device_is_not_read()
    {
        var link = Checkpoints.NewPath("model.safetensors");
        File.CreateSymbolicLink(link, "/dev/zero");
        RefusesNaming(link, "it has 0 bytes");
    }

    [Fact]
    public void A_missing_file_is_named() => RefusesNaming(Checkpoints.NewPath("no.safetensors"), "Cannot read");

    private static void RefusesNaming(string file, params string[] said)
    {
        var message = Assert.Throws<UserErrorException>(() => SafeTensorsReader.Read(file)).Message;
        Assert.All(said.Append(file), part => Assert.Contains(part, message));
    }

    private static string FileOf(byte[] content)
    {
        var file = Checkpoints.NewPath("bad.safetensors");
        File.WriteAllBytes(file, content);
        return file;
    }
}
