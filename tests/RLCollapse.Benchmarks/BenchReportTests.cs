using RLCollapse.Benchmarks;
using RLCollapse.Model;

namespace RLCollapse.Tests.Benchmarks;

public sealed class BenchReportTests
{
    private static readonly MachineDescription Machine =
        new("a processor", 2, "avx2", "0.1 0.2 0.3", "libtorch 1", "PyTorch 1", "THREADS = 1");

    [Fact]
    public void A_case_has_agreement_product_and_a_line_for_each_work()
    {
        var text = Report(Case(1, 0.5)).Markdown();

        Assert.Contains("- a processor, 2 cores, avx2; load average at the start 0.1 0.2 0.3\n", text);
        Assert.Contains("## m, float32, 1 thread\n\nAgreement: loss differs by 1.0e-6 (tolerance 1.0e-4), log-probabilities of 10 tokens "
            + "by 2.0e-6 on average (1.0e-4) and at most 3.0e-6 (1.0e-4).\n", text);
        Assert.Contains("Plain GEMM: ours 2.00 GFLOP/s, theirs 2.00.\n", text);
        Assert.Contains("| rollout |  1,000 |    1 |     500 |      1,000 |         2,000 |            1,000 |  2.00 | 2.00–2.00 |       "
            + "50.0 % |          25.0 % |                |\n", text);
    }

    [Fact]
    public void What_threads_gain_is_said_of_each_work_and_of_a_plain_product() =>
        Assert.Contains("2 threads against 1, m, float32, ours: plain GEMM 1.00 ×; rollout 1.25 ×.\n", Report(Case(1, 0.5), Case(2, 0.4))
            .Markdown());

    [Fact]
    public void Sides_that_disagree_are_not_timed_and_the_report_says_so()
    {
        var report = Report(Case(1, 0.5) with { Agreement = new(1, 0, 0, 10, ComputeType.Float32), Measurements = [] });

        Assert.False(report.Agrees);
        Assert.Contains("**The sides disagree, so nothing was timed:** loss differs by 1.0e+0", report.Markdown());
        Assert.DoesNotContain("Plain GEMM", report.Markdown());
    }

    [Fact]
    public void Without_the_script_its_columns_are_empty()
    {
        var alone = Case(1, 0.5);
        alone = alone with { Agreement = null, Measurements = [alone.Measurements[0] with { Peer = null }] };

        Assert.Contains("| rollout |  1,000 |    1 |     500 |            |         2,000 |                  |       |        |       "
            + "50.0 % |                 |                |\n", Report(alone).Markdown());
        Assert.True(Report(alone).Agrees);
    }

    [Fact]
    public void Growth_is_told_against_its_own_first_line()
    {
        var growth = new[] { 256, 1024 }.Select(samples =>
            new GrowthResult(new("xs", ComputeType.Float32, 1), samples, new(samples == 256 ? 1 : 5, samples, 1e9, 2e9), 100, 50))
            .ToArray();

        var text = new BenchReport(Machine, [], [], growth, [], []).Markdown();

        Assert.Contains("| xs, float32, 1 thread |     256 |    256 |    1.00 |      3,906 |              1.00 |  50.0 % |      50 |\n",
            text);
        Assert.Contains("| xs, float32, 1 thread |   1,024 |  1,024 |    5.00 |      4,883 |              1.25 |  10.0 % |      50 |\n",
            text);
    }

    private static BenchReport Report(params CaseResult[] cases) => new(Machine, cases, [], [], [], []);

    private static CaseResult Case(int threads, double seconds) => new(
        new("m", ComputeType.Float32, threads),
        new(1e-6, 2e-6, 3e-6, 10, ComputeType.Float32),
        [new("rollout", [new(seconds, 1000, 5e8, 2e9)], [new(1, 1000, 5e8, 2e9)], null)]);
}
