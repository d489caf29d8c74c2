namespace RLCollapse.Tests.Native;

/// <summary>src/Native/Tokenizers.targets chooses the library that reads tokenizer.json, also for machines other than this one.</summary>
public sealed class TokenizersTargetsTests
{
    [Theory]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    [InlineData("win-arm64")]
    [InlineData("osx-arm64")]
    public void A_machine_gets_the_library_of_its_system_in_the_version_that_is_pinned(string system)
    {
        var (_, references, pinned) = MsBuild.Evaluate(system, "cpu");
        var package = $"Tokenizers.DotNet.runtime.{system}";
        Assert.Equal(
            ["Tokenizers.DotNet", package], references.Where(name => name.StartsWith("Tokenizers", StringComparison.Ordinal)).Order());
        Assert.Equal(("1.4.1", "1.4.1"), (pinned["Tokenizers.DotNet"], pinned[package]));
    }

    [Fact]
    public void It_may_be_left_out() => Assert.DoesNotContain("runtime", MsBuild.RunOn("RLCollapse", null,
        "-p:TokenizerLibrary=none", "-getItem:PackageReference").Output);
}
