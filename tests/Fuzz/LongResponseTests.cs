using RLCollapse.Data;
using RLCollapse.Grading;

namespace RLCollapse.Tests.Fuzz;

/// <summary>What a response of 100 kB costs to read: memory in the suite, which is the same everywhere, and not time.</summary>
public sealed class LongResponseTests
{
    private const int Length = 100_000;

    public static TheoryData<string, string, string> Long => new()
    {
        { "def solve ( ) : a = 1", " ; a = a + 1", " ; return a" },
        { "def solve ( ) : return 1", " ; a = 1", " ; return a" },
        { "def solve ( ) : a = ", "( ", "1" },
        { "def solve ( ) : a = ", "- ", "1 ; return a" },
        { "<llm-code> x = 1", " ; x *= 1", " ; print ( x ) </llm-code>" },
        { "First 1 plus 1 is 2 .", " Then 1 plus 1 is 2 .", " The answer is 2 ." },
        { "$ 1 + 1 = 2 $", " $ 1 + 1 = 2 $", " \\boxed { 2 }" },
        { "Answer : ", "9", "" },
        { "Answer", " ", "" },
        { "perhaps a", " small", " bako ." },
        { "perhaps", " ", "" },
        { "", "x", "" },
    };

    [Theory]
    [MemberData(nameof(Long))]
    public void Reading_a_long_response_allocates_little_more_than_its_length(string head, string middle, string tail)
    {
        var text = head + string.Concat(Enumerable.Repeat(middle, Length / middle.Length)) + tail;
        FormatClassifier.Classify(text, OutputFormats.All.Items);
        var before = GC.GetAllocatedBytesForCurrentThread();
        FormatClassifier.Classify(text, OutputFormats.All.Items);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * text.Length);
    }
}
