using System.Globalization;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Fuzz;

/// <summary>
/// Every reader of something from outside, fed with inputs by chance: 2,000 fixed ones in the suite, more by
/// <c>rlcollapse test --fuzz N</c>, which prints a row of the table for each reader.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int InSuite = 2_000;
    private const long MostBytes = 64 << 20;

    private static readonly string? Asked = Environment.GetEnvironmentVariable("RLCOLLAPSE_FUZZ");
    private static readonly string? Table = Environment.GetEnvironmentVariable("RLCOLLAPSE_FUZZ_TABLE");

    public static TheoryData<string> Names => [.. FuzzedReaders.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_input_is_read_or_refused_in_words_with_a_place_and_in_bounded_memory(string name)
    {
        var cases = Asked is null ? InSuite : int.Parse(Asked, CultureInfo.InvariantCulture);
        var run = FuzzRun.Of(FuzzedReaders.All[name](), cases, seed: Asked is null ? 0 : (ulong)cases);

        output.WriteLine(run.Row);
        if (Table is not null) File.AppendAllText(Table, run.Row + "\n");
        Assert.True(run.Failures.Count == 0, run.Report);
        Assert.InRange(run.Bytes, 0, MostBytes);
        Assert.InRange(run.Values, 1, cases); // inputs that are all refused would test little
    }
}
