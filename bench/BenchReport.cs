using System.Globalization;

namespace RLCollapse.Benchmarks;

/// <summary>All findings, and how they read.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Cases">Times.</param>
/// <param name="Memory">Peak memory.</param>
/// <param name="GrowthByStep">Steps of growing size, the smallest first, cases one after the other.</param>
/// <param name="GrowthByRun">Stretches of one run each case.</param>
/// <param name="GrowthByModel">One step of each model.</param>
public sealed record BenchReport(
    MachineDescription Machine,
    IReadOnlyList<CaseResult> Cases,
    IReadOnlyList<MemoryResult> Memory,
    IReadOnlyList<GrowthResult> GrowthByStep,
    IReadOnlyList<GrowthResult> GrowthByRun,
    IReadOnlyList<GrowthResult> GrowthByModel)
{
    /// <summary>Whether every peer agrees in every case.</summary>
    public bool Agrees => Cases.All(result => result.Agreements.Values.All(agreement => agreement.Holds));

    /// <summary>The report in Markdown.</summary>
    public string Markdown() => string.Join('\n', Lines()) + "\n";

    private IEnumerable<string> Lines()
    {
        IEnumerable<string> lines = ["# RLCollapse beside PyTorch and TorchSharp", "", .. Machine.Lines];
        if (Cases.Count > 0)
        {
            lines = lines.Concat(
            [
                "- ours: the CPU runtime for float32 on the CPU, else the torch backend; PyTorch: an eager script; TorchSharp: the torch "
                + "backend in a process of its own, its threads inside libtorch's operations, where ours is not the torch backend itself",
                "- the sides' runs alternate; medians; ours / a peer: of the median speeds, above 1 is ours the faster; spread: quartiles "
                + "of the ratios of neighbouring runs",
                "- tokens: of whole sequences in pretraining and update, sampled ones in rollout and iteration, never padding; PyTorch's "
                + "iteration judges nothing, the others run every answer",
                $"- of limit: {ModelFlops.Formula}; by time, and by the limit: the rate of a plain (4096, C) × (C, 4C) product, on a GPU "
                + "(8192, 8192) × (8192, 8192), by the fastest library of the sides",
                "- each side takes that product right after each run, on the same threads, for a few hundredths of a second of which its "
                + "fastest milliseconds count; the limit of a round is the highest of its sides, and fractions are medians over rounds",
            ]);
        }

        return lines
            .Concat(Cases.SelectMany(OfCase))
            .Concat(ThreadLines())
            .Concat(Memory.Count == 0 ? [] : ["", "## Peak memory (VmHWM, MB)", "", .. MemoryTable()])
            .Concat(GrowthByStep.Count == 0 ? [] : ["", "## Growth with the samples of an RL step", "", .. SamplesTable(GrowthByStep)])
            .Concat(GrowthByRun.Count == 0 ? [] : ["", "## Growth with the samples of a run, 256 a step", "", .. SamplesTable(GrowthByRun)])
            .Concat(GrowthByModel.Count == 0 ? [] : ["", "## Growth with the model, one RL step of 256 samples", "", .. ModelTable()]);
    }

    private static IEnumerable<string> OfCase(CaseResult result)
    {
        var lines = new List<string> { "", $"## {result.Case}", "" };
        foreach (var (peer, agreement) in result.Agreements)
            lines.AddRange([agreement.Holds ? $"Agreement with {peer}: {agreement}."
                : $"**{peer} disagrees, so nothing was timed:** {agreement}.", ""]);
        if (!result.Case.IsOwnRuntime) lines.AddRange(["Ours is the torch backend here, so TorchSharp is no side of its own.", ""]);
        if (result.Fastest is { } fastest)
            lines.AddRange([$"Plain product, GFLOP/s, medians: {string.Join(", ", result.Products.Select(side =>
                $"{side.Key} {Number(side.Value / 1e9)}"))}; highest: {fastest}.", ""]);
        if (result.Measurements.Count > 0) lines.AddRange(CaseTable.Lines(result));
        return lines;
    }

    /// <summary>What more threads gain, for a plain product and for each work.</summary>
    private IEnumerable<string> ThreadLines()
    {
        foreach (var group in Cases.GroupBy(result => (result.Case.Size, result.Case.Format)))
        {
            if (group.FirstOrDefault(result => result.Case.Threads == 1 && result.Measurements.Count > 0) is not { } single) continue;
            foreach (var several in group.Where(result => result.Case.Threads > 1 && result.Measurements.Count > 0))
            {
                var works = several.Measurements.Join(single.Measurements, m => m.Work, m => m.Work, (many, one) =>
                    $"{many.Work} {Number(Speed(many) / Speed(one))} ×");
                yield return "";
                yield return $"{several.Case.Threads} threads against 1, {group.Key.Size}, {group.Key.Format}, ours: plain product "
                    + $"{Number(OurProduct(several) / OurProduct(single))} ×; {string.Join("; ", works)}.";
            }
        }

        static double Speed(Measurement measurement) => Order.Median(measurement.Ours.Select(t => t.Speed));
        static double OurProduct(CaseResult result) => result.Products[Measurement.OurName];
    }

    private IReadOnlyList<string> MemoryTable()
    {
        var peers = Memory.SelectMany(m => m.Peers.Keys).Distinct().ToArray(); // of any case
        return MarkdownTable.Lines(
            ["case and work", "ours", .. peers.SelectMany(peer => new[] { peer, $"ours / {peer}" })],
            [.. Memory.Select(m => (IReadOnlyList<string>)
            [
                $"{m.Case}: {m.Work}",
                Number(m.Ours),
                .. peers.SelectMany(peer => m.Peers.TryGetValue(peer, out var theirs)
                    ? new[] { Number(theirs), Number(m.Ours / theirs) }
                    : ["", ""]),
            ])]);
    }

    private static IReadOnlyList<string> SamplesTable(IReadOnlyList<GrowthResult> growth) => MarkdownTable.Lines(
        ["case", "samples", "tokens", "seconds", "µs a token", "against the first", "of product", "peak MB"],
        [.. growth.GroupBy(g => g.Case).SelectMany(group => group.Select(g => (IReadOnlyList<string>)
        [
            $"{g.Case}", Whole(g.Samples), Whole(g.Timing.Tokens), Number(g.Timing.Seconds), Number(1e6 / g.Timing.Speed),
                Number(group.First().Timing.Speed / g.Timing.Speed),
            g.Timing.FractionOfGemm.ToString("0.0 %", CultureInfo.InvariantCulture), Whole(g.PeakMegabytes),
        ]))]);

    private IReadOnlyList<string> ModelTable() => MarkdownTable.Lines(
        ["case", "parameters", "GFLOP", "seconds", "GFLOP/s"],
        [.. GrowthByModel.Select(g => (IReadOnlyList<string>)
        [
            $"{g.Case}", Whole(g.Parameters), Number(g.Timing.Flops / 1e9), Number(g.Timing.Seconds),
                Number(g.Timing.Flops / 1e9 / g.Timing.Seconds),
        ])]);

    /// <summary>Three digits that count.</summary>
    internal static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 100 => Whole(value),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    /// <summary>Rounded, with commas.</summary>
    internal static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
