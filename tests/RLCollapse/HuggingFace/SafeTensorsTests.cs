using System.Text;
using RLCollapse.HuggingFace;
using RLCollapse.Model;

namespace RLCollapse.Tests.HuggingFace;

public sealed class SafeTensorsTests
{
    private readonly string _file = Checkpoints.NewPath("x.safetensors");

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        SafeTensors.Write(_file, [new("b", [2, 1], [1f, -2f]), new("a", [1], [0.5f])]);

        const string header = """{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected =
        [
            (byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(padded),
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0, 0x3F,
        ];
        Assert.Equal(expected, File.ReadAllBytes(_file));
    }

    [Fact]
    public void What_is_written_is_read_back_bit_for_bit()
    {
        NamedTensor[] tensors = [new("second", [2, 2], [float.NaN, -0f, float.Epsilon, float.MinValue]), new("scalar", [], [3f]),
            new("none", [0, 4], [])];
        SafeTensors.Write(_file, tensors);

        var read = SafeTensorsReader.Read(_file);

        Assert.Equal(tensors.Select(t => t.Name), read.Select(t => t.Name));
        Assert.Equal(tensors.Select(t => t.Shape), read.Select(t => t.Shape));
        Assert.Equal(tensors.SelectMany(t => t.Values).Select(BitConverter.SingleToInt32Bits), read.SelectMany(t => t.Values)
            .Select(BitConverter.SingleToInt32Bits));
    }
}
