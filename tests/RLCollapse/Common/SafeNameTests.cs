using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("kl")]
    [InlineData("C4-forecast_2.1")]
    [InlineData("0.1")]
    [InlineData("console")]
    [InlineData("com10")]
    [InlineData("nul-space")]
    public void A_name_of_letters_digits_and_three_signs_is_safe(string name) => Assert.True(SafeName.Is(name));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../up")]
    [InlineData("/etc")]
    [InlineData("a/b")]
    [InlineData(@"a\b")]
    [InlineData("C:x")]
    [InlineData(".hidden")]
    [InlineData("-option")]
    [InlineData("dot.")]
    [InlineData("blank ")]
    [InlineData("a b")]
    [InlineData("CON")]
    [InlineData("nul")]
    [InlineData("Aux.txt")]
    [InlineData("com1")]
    [InlineData("LPT9.a.b")]
    [InlineData("größe")]
    public void Others_are_not(string name) => Assert.False(SafeName.Is(name));

    [Fact]
    public void No_sign_that_means_something_elsewhere_is_safe_at_any_place()
    {
        foreach (var sign in Hostile.Controls.Concat(Hostile.Signs))
            Assert.All((string[])[$"{sign}a", $"a{sign}b", $"a{sign}"], name => Assert.False(SafeName.Is(name), PlainText.Shown(name)));
    }

    [Fact]
    public void Sixty_four_letters_are_the_most()
    {
        Assert.True(SafeName.Is(new string('a', 64)));
        Assert.False(SafeName.Is(new string('a', 65)));
    }
}
