using RLCollapse.Benchmarks;
using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Tests.Data;

public class OutputFormatsTests
{
    [Fact]
    public void NamesAreFixed() => Assert.Equal(["python", "llm-code", "prose", "latex", "terse"], OutputFormats.Names);

    [Fact]
    public void ConfigFilesMayNameThemAll() => Assert.Equal(OutputFormats.Names.Order(), KnownFormats.Names.Order());

    [Fact]
    public void EveryNameGivesItsFormat() => Assert.All(OutputFormats.Names, name => Assert.Equal(name, OutputFormats.Get(name).Name));

    [Fact]
    public void AnUnknownNameGetsTheNearest()
    {
        var error = Assert.Throws<UserErrorException>(() => OutputFormats.Get("pros"));
        Assert.Contains("no format 'pros'. Did you mean 'prose'?", error.Message);
    }

    [Fact]
    public void SelectKeepsTheOrder() =>
        Assert.Equal(["latex", "python"], OutputFormats.Select(["latex", "python"]).Select(format => format.Name));

    [Fact]
    public void ANameListedTwiceIsTheUsersError()
    {
        var error = Assert.Throws<UserErrorException>(() => OutputFormats.Select(["prose", "latex", "prose"]));
        Assert.Contains("'prose' 2 times", error.Message);
    }

    [Fact]
    public void NoFormatIsTheUsersError() => Assert.Throws<UserErrorException>(() => OutputFormats.Select([]));

    [Fact]
    public void NoOpenerIsTheBeginningOfAnother()
    {
        var openers = OutputFormats.Names.Select(name => WordTokenizer.Arithmetic.Encode(OutputFormats.Get(name).Opener)).ToList();
        for (var i = 0; i < openers.Count; i++)
        {
            Assert.NotEmpty(openers[i]);
            for (var j = 0; j < openers.Count; j++)
            {
                Assert.False(i != j && openers[j].AsSpan().StartsWith(openers[i]), $"{openers[i]} begins {openers[j]}");
            }
        }
    }
}
