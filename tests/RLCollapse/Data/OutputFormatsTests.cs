using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Tests.Data;

public class OutputFormatsTests
{
    private const ProblemDomain Arithmetic = ProblemDomain.Arithmetic;

    [Fact]
    public void Names_are_fixed() => Assert.Equal(
        [
            "python", "llm-code", "prose", "latex", "terse", "perhaps", "surely", "try", "how", "mine", "list", "sequence",
            "direct", "plus-first", "minus-first", "times-first", "once", "today", "somewhere", "gsm8k-prose", "gsm8k-code", "gsm8k-answer",
        ],
        OutputFormats.All.Names);

    [Fact]
    public void A_task_has_formats_of_its_own()
    {
        Assert.Equal(["python", "llm-code", "prose", "latex", "terse"], OutputFormats.NamesOf(Arithmetic));
        Assert.Equal(["perhaps", "surely", "try", "how", "mine", "list", "sequence"], OutputFormats.NamesOf(ProblemDomain.Names));
        Assert.Equal(["direct", "plus-first", "minus-first", "times-first"], OutputFormats.NamesOf(ProblemDomain.Programs));
        Assert.Equal(["once", "today", "somewhere"], OutputFormats.NamesOf(ProblemDomain.Tales));
    }

    [Fact]
    public void Every_name_gives_its_format() =>
        Assert.All(OutputFormats.All.Names, name => Assert.Equal(name, OutputFormats.Get(name).Name));

    [Fact]
    public void An_unknown_name_gets_the_nearest()
    {
        var error = Assert.Throws<UserErrorException>(() => OutputFormats.Get("pros"));
        Assert.Contains("no format 'pros'. Did you mean 'prose'?", error.Message);
    }

    [Fact]
    public void Select_keeps_the_order() =>
        Assert.Equal(["latex", "python"], OutputFormats.Select(["latex", "python"], Arithmetic).Select(format => format.Name));

    [Fact]
    public void A_name_listed_twice_is_the_users_error()
    {
        var error = Assert.Throws<UserErrorException>(() => OutputFormats.Select(["prose", "latex", "prose"], Arithmetic));
        Assert.Contains("'prose' 2 times", error.Message);
    }

    [Fact]
    public void No_format_is_the_users_error() => Assert.Throws<UserErrorException>(() => OutputFormats.Select([], Arithmetic));

    [Fact]
    public void A_format_of_another_task_is_the_users_error()
    {
        using var added = OutputFormats.All.Add(new ForeignFormat());

        var error = Assert.Throws<UserErrorException>(() => OutputFormats.Select(["prose", "foreign"], Arithmetic));
        Assert.Contains("'foreign' writes solutions of 7 problems, and data.domain is arithmetic", error.Message);
        Assert.DoesNotContain("foreign", OutputFormats.NamesOf(Arithmetic));
        Assert.DoesNotContain("foreign", new DataOptions().Formats);
    }

    [Fact]
    public void No_opener_is_the_beginning_of_another_of_its_task()
    {
        var error = Assert.Throws<ArgumentException>(() => OutputFormats.All.Add(new MirroredFormat("def solve")));
        Assert.Contains("The opener 'def' of 'python' begins that of 'mirrored', 'def solve'", error.Message);
        using var other = OutputFormats.All.Add(new MirroredFormat("default"));
        using var foreign = OutputFormats.All.Add(new ForeignFormat("def"));
    }

    [Fact]
    public void No_two_formats_have_the_same_name()
    {
        using var added = OutputFormats.All.Add(new MirroredFormat());
        Assert.Throws<ArgumentException>(() => OutputFormats.All.Add(new MirroredFormat("Glass")));
    }
}
