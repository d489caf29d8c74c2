using System.Runtime.Intrinsics.X86;
using System.Text;
using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class ProcessorTests
{
    private static readonly string[] X86 = ["processor\t: 0", "model\t\t: 17", "model name\t: A Model", "flags\t\t: fpu avx2 avx512_bf16",
        "flags\t\t: other"];
    private static readonly string[] Arm = ["processor\t: 0", "Features\t: fp asimd bf16"];

    [Fact]
    public void The_kernels_list_is_read_by_whole_names()
    {
        Assert.Equal("A Model", Processor.Field(X86, "model name"));
        Assert.Equal("17", Processor.Field(X86, "model"));
        Assert.Null(Processor.Field(Arm, "model name"));
    }

    [Fact]
    public void Extensions_of_both_families_are_read()
    {
        Assert.Equal(["avx2", "avx512_bf16", "fpu"], Processor.FlagsIn(X86).Order());
        Assert.Equal(["asimd", "bf16", "fp"], Processor.FlagsIn(Arm).Order());
        Assert.Empty(Processor.FlagsIn([]));
    }

    [Fact]
    public void A_brand_is_put_together_of_three_leaves()
    {
        var brand = Encoding.ASCII.GetBytes("AMD EPYC 9R14".PadRight(48, '\0'));
        (int, int, int, int) CpuId(int leaf, int subleaf) => (uint)leaf == 0x80000000
            ? (unchecked((int)0x80000008), 0, 0, 0)
            : (Word(leaf, 0), Word(leaf, 1), Word(leaf, 2), Word(leaf, 3));
        int Word(int leaf, int i) => BitConverter.ToInt32(brand, ((int)((uint)leaf - 0x80000002) * 16) + (i * 4));
        Assert.Equal("AMD EPYC 9R14", Processor.Brand(CpuId));
        Assert.Null(Processor.Brand((_, _) => (0, 0, 0, 0)));
    }

    [Fact(DisplayName = "What the processor says of itself, as it is asked on Windows and macOS, agrees with what Linux lists")]
    public void Both_ways_agree()
    {
        if (OperatingSystems.Here != SystemKind.Linux || !X86Base.IsSupported) return;
        var brand = Processor.Brand(X86Base.CpuId);
        Assert.False(string.IsNullOrEmpty(brand));
        if (!Processor.Flags.Contains("hypervisor")) Assert.Equal(Processor.Name, brand); // a virtual machine may tell two names
        Assert.Subset(Processor.Flags.ToHashSet(), Processor.FlagsOfItself().ToHashSet());
        Assert.Equal(Processor.Flags.Contains("avx512_bf16"), Processor.FlagsOfItself().Contains("avx512_bf16"));
    }
}
