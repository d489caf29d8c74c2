using RLCollapse.Analysis.TensorBoard;

namespace RLCollapse.Tests.Analysis.TensorBoard;

public sealed class TfRecordTests
{
    /// <summary>Examples of RFC 3720, B.4: thirty-two zeros, thirty-two ones, 0 to 31.</summary>
    public static TheoryData<byte[], uint> Examples => new()
    {
        { new byte[32], 0x8A9136AA },
        { [.. Enumerable.Repeat((byte)0xFF, 32)], 0x62A8AB43 },
        { [.. Enumerable.Range(0, 32).Select(i => (byte)i)], 0x46DD794E },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_sum_is_that_of_Castagnoli_turned_and_moved(byte[] bytes, uint crc) =>
        Assert.Equal(((crc >> 15) | (crc << 17)) + 0xA282EAD8, TfRecord.MaskedCrc(bytes));

    [Fact]
    public void A_frame_has_length_sum_content_and_sum()
    {
        using var stream = new MemoryStream();
        TfRecord.Write(stream, "abc"u8);
        var bytes = stream.ToArray();
        Assert.Equal(3 + 16, bytes.Length);
        Assert.Equal([3, 0, 0, 0, 0, 0, 0, 0], bytes[..8]);
        Assert.Equal("abc"u8, bytes.AsSpan(12, 3));
    }
}
