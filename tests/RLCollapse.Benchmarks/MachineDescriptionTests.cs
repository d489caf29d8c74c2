using RLCollapse.Benchmarks;

namespace RLCollapse.Tests.Benchmarks;

public sealed class MachineDescriptionTests
{
    [Fact]
    public void Only_flags_that_matter_are_named() =>
        Assert.Equal("avx512f amx_bf16", MachineDescription.FlagsOf(new HashSet<string> { "fpu", "amx_bf16", "avx512f_other", "avx512f" }));
}
