using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Data;

public class OutputFormatsTests
{
    [Fact]
    public void Names_are_fixed() => Assert.Equal(["python", "llm-code", "prose", "latex", "terse"], OutputFormats.All.Names);

    [Fact]
    public void Every_name_gives_its_format() => Assert.All(OutputFormats.All.Names, name => Assert.Equal(name, OutputFormats.All.Get(name).Name));

    [Fact]
    public void An_unknown_name_gets_the_nearest()
    {
        var error = Assert.Throws<UserErrorException>(() => OutputFormats.All.Get("pros"));
        Assert.Contains("no format 'pros'. Did you mean 'prose'?", error.Message);
    }

    [Fact]
    public void Select_keeps_the_order() =>
        Assert.Equal(["latex", "python"], OutputFormats.All.Select(["latex", "python"]).Select(format => format.Name));

    [Fact]
    public void A_name_listed_twice_is_the_users_error()
    {
        var error = Assert.Throws<UserErrorException>(() => OutputFormats.All.Select(["prose", "latex", "prose"]));
        Assert.Contains("'prose' 2 times", error.Message);
    }

    [Fact]
    public void No_format_is_the_users_error() => Assert.Throws<UserErrorException>(() => OutputFormats.All.Select([]));

    [Fact]
    public void No_opener_is_the_beginning_of_another()
    {
        var longer = new MirroredFormat("def solve");
        var error = Assert.Throws<ArgumentException>(() => OutputFormats.All.With(longer));
        Assert.Contains("The opener 'def' of 'python' begins that of 'mirrored', 'def solve'", error.Message);
        Assert.NotNull(OutputFormats.All.With(new MirroredFormat("default")));
    }

    [Fact]
    public void No_two_formats_have_the_same_name() =>
        Assert.Throws<ArgumentException>(() => OutputFormats.All.With(new MirroredFormat()).With(new MirroredFormat()));
}
