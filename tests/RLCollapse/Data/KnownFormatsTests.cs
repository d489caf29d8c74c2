using RLCollapse.Data;

namespace RLCollapse.Tests.Data;

public sealed class KnownFormatsTests
{
    [Fact]
    public void They_are_the_formats_there_are() => Assert.Equal(OutputFormats.Names, KnownFormats.Names);
}
