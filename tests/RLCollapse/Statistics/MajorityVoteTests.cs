using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class MajorityVoteTests
{
    [Fact(DisplayName = "Row 21: the majority is counted over parsed answers, ties go to the first voted, unparsed never wins")]
    public void HandCases()
    {
        Assert.Equal(7, MajorityVote.Of([3, 7, null, 7, null, null]));
        Assert.Equal(3, MajorityVote.Of([null, 3, 7, 7, 3]));
        Assert.Null(MajorityVote.Of([null, null]));
    }
}
