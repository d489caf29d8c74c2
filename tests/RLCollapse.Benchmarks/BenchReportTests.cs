using RLCollapse.Benchmarks;
using RLCollapse.Model;

namespace RLCollapse.Tests.Benchmarks;

public sealed class BenchReportTests
{
    private static readonly MachineDescription Machine =
        new("a processor", 2, "avx2", "0.1", "libtorch 1", new Dictionary<string, string> { ["PyTorch"] = "1" }, "THREADS = 1");

    [Fact]
    public void A_case_has_agreement_product_and_a_line_for_each_work()
    {
        var text = Report(Case(1, 0.5)).Markdown();

        Assert.Contains("- a processor, 2 cores, avx2; load average at the start 0.1\n", text);
        Assert.Contains("- PyTorch: 1\n", text);
        Assert.Contains("## m, float32, 1 thread\n\nAgreement with PyTorch: loss differs by 1.0e-6 (tolerance 1.0e-4), "
            + "log-probabilities of 10 tokens by 2.0e-6 on average (1.0e-4) and at most 3.0e-6 (1.0e-4).\n", text);
        Assert.Contains("Plain product, GFLOP/s, medians: ours 2.00, PyTorch 4.00, TorchSharp 1.00; highest: PyTorch.\n", text);
        Assert.Contains("| work    | tokens | runs | ours ms | ours tokens/s | ours of limit | PyTorch ms | PyTorch of limit | "
            + "ours / PyTorch |    spread | numbers differ | TorchSharp ms | TorchSharp of limit | ours / TorchSharp |    spread | "
            + "numbers differ |\n", text);
        Assert.Contains("| rollout |  1,000 |    1 |     500 |         2,000 |        25.0 % |      "
            + "1,000 |           12.5 % |           2.00 | 2.00–2.00 |         1.0e-5 |        "
            + " 2,500 |               5.0 % |              5.00 | 5.00–5.00 |                |\n", text);
    }

    [Fact]
    public void What_threads_gain_is_said_of_each_work_and_of_a_plain_product() =>
        Assert.Contains("2 threads against 1, m, float32, ours: plain product 1.00 ×; rollout 1.25 ×.\n", Report(Case(1, 0.5), Case(2, 0.4))
            .Markdown());

    [Fact]
    public void Where_a_peer_disagrees_nothing_is_timed_and_the_report_says_so()
    {
        var report = Report(Case(1, 0.5) with { Agreements = With(new(1, 0, 0, 10, ComputeType.Float32)), Measurements = [] });

        Assert.False(report.Agrees);
        Assert.Contains("**PyTorch disagrees, so nothing was timed:** loss differs by 1.0e+0", report.Markdown());
        Assert.DoesNotContain("Plain product", report.Markdown());
    }

    [Fact]
    public void Without_a_peer_there_are_our_own_columns()
    {
        var alone = Case(1, 0.5) with { Case = new("m", ComputeType.Bfloat16, 1), Agreements = new Dictionary<string, Agreement>() };
        alone = alone with { Measurements = [alone.Measurements[0] with { Peers = [] }] };

        var text = Report(alone).Markdown();

        Assert.Contains("Ours is the torch backend here, so TorchSharp is no side of its own.\n", text);
        Assert.Contains("| rollout |  1,000 |    1 |     500 |         2,000 |        50.0 % |\n", text);
        Assert.True(Report(alone).Agrees);
    }

    [Fact]
    public void Memory_has_a_column_for_each_peer_and_leaves_it_empty_where_that_is_no_side()
    {
        var memory = new[] { (ComputeType.Float32, "TorchSharp"), (ComputeType.Bfloat16, "PyTorch") }.Select(of => new MemoryResult(
            new("m", of.Item1, 1), "work", 100, new Dictionary<string, double> { [of.Item2] = 200 })).ToArray();

        var text = new BenchReport(Machine, [], memory, [], [], []).Markdown();

        Assert.Contains("| case and work               | ours | TorchSharp | ours / TorchSharp | PyTorch | ours / PyTorch |\n", text);
        Assert.Contains("| m, float32, 1 thread: work  |  100 |        200 |              0.50 |         |                |\n", text);
    }

    [Fact]
    public void Growth_is_told_against_its_own_first_line()
    {
        var growth = new[] { 256, 1024 }.Select(samples =>
            new GrowthResult(new("xs", ComputeType.Float32, 1), samples, new(samples == 256 ? 1 : 5, samples, 1e9, 2e9), 100, 50))
            .ToArray();

        var text = new BenchReport(Machine, [], [], growth, [], []).Markdown();

        Assert.Contains("| xs, float32, 1 thread |     256 |    256 |    1.00 |      3,906 |              1.00 |     50.0 % |      50 |\n",
            text);
        Assert.Contains("| xs, float32, 1 thread |   1,024 |  1,024 |    5.00 |      4,883 |              1.25 |     10.0 % |      50 |\n",
            text);
    }

    private static BenchReport Report(params CaseResult[] cases) => new(Machine, cases, [], [], [], []);

    private static CaseResult Case(int threads, double seconds) => new(
        new("m", ComputeType.Float32, threads),
        With(new(1e-6, 2e-6, 3e-6, 10, ComputeType.Float32)),
        [
            new("rollout", [new(seconds, 1000, 5e8, 2e9)],
            [
                new("PyTorch", [new(1, 1000, 5e8, 4e9)], 1e-5),
                new("TorchSharp", [new(2.5, 1000, 5e8, 1e9)], null),
            ]),
        ]);

    private static Dictionary<string, Agreement> With(Agreement agreement) => new() { ["PyTorch"] = agreement };
}
