namespace RLCollapse.Tests.Rewards;

public sealed class RewardDomainsTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("arithmetic", "reward.terms.taste=1", "reward.terms.taste")]
    [InlineData("tales", "reward.terms.taste=1", "reward.terms.taste")]
    [InlineData("names", "reward.terms.word-rarity=-1", "reward.terms.word-rarity")]
    [InlineData("arithmetic", "raters.likes.word-rarity=1", "raters.likes.word-rarity")]
    public void A_part_that_would_be_0_of_every_response_is_refused(string domain, string wrong, string path)
    {
        var issue = Assert.Single(_folder.Load(Learned(domain), wrong).Issues);

        Assert.Equal(path, issue.Path);
        Assert.Contains($"data.domain = {domain} has nothing of it", issue.Message);
    }

    [Theory]
    [InlineData("names", "reward.terms.taste=1")]
    [InlineData("programs", "raters.likes.taste=1")]
    [InlineData("tales", "reward.terms.word-rarity=1")]
    [InlineData("arithmetic", "reward.terms.taste=0")]
    public void Where_it_is_something_or_counts_for_nothing_it_stays(string domain, string given) =>
        Assert.True(_folder.Load(Learned(domain), given).IsValid);

    [Fact]
    public void What_raters_would_like_that_nobody_asks_is_no_mistake() =>
        Assert.True(_folder.Load("{}", "raters.likes.taste=1").IsValid);

    private static string Learned(string domain) => $$"""
        { "data": { "domain": "{{domain}}" }, "stages": ["pretraining", "reward-model", "rl"], "reward-model": {} }
        """;
}
