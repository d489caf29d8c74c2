using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Html;

/// <summary>Sampled responses of all runs. Problems and tokens stand once; numbers in columns are indices into these lists.</summary>
/// <param name="Problems">Every problem that was probed.</param>
/// <param name="Vocabulary">Texts of tokens.</param>
/// <param name="Formats">Names of formats.</param>
/// <param name="Parts">Names of parts of the reward.</param>
/// <param name="Runs">Those that kept samples.</param>
internal sealed record SampleBook(
    IReadOnlyList<SampleProblem> Problems, IReadOnlyList<string> Vocabulary, IReadOnlyList<string> Formats, IReadOnlyList<string> Parts,
    IReadOnlyList<SampledRun> Runs)
{
    /// <summary>The samples of some runs, as <see cref="SampleSelection"/> chooses them.</summary>
    /// <param name="runs">In the order of the report.</param>
    public static SampleBook Of(IReadOnlyList<ReportRun> runs)
    {
        var (problems, words, formats, parts) = (new Index<SampleProblem>(), new Index<string>(), new Index<string>(), new Index<string>());
        var share = SampleSelection.Share(runs.Count);
        var sampled = new List<SampledRun>();
        foreach (var (index, run) in runs.Index())
        {
            var recorded = RecordedSample.Read(run.Folder);
            if (recorded.Count == 0) continue;
            var probes = recorded.GroupBy(sample => (sample.Phase, sample.Step)).Select(probe => (IReadOnlyList<RecordedSample>)[.. probe])
                .ToList();
            var collapse = CollapseAt(run, probes);
            sampled.Add(new(index, recorded.Count, [.. SampleSelection.Of(probes, collapse, share)
                .Select(kept => Probe(kept.Samples, Mark(kept.Probe, collapse, probes.Count)))]));
        }

        return new(problems.Items, words.Items, formats.Items, parts.Items, sampled);

        SampledProbe Probe(IReadOnlyList<RecordedSample> samples, string mark) => new()
        {
            Step = samples[0].Step,
            Phase = samples[0].Phase,
            Mark = mark,
            Problem = [.. samples.Select(sample => problems.Of(new(sample.Problem, sample.Prompt, sample.Expected)))],
            Format = [.. samples.Select(sample => formats.Of(sample.Format))],
            Response = [.. samples.Select(sample => sample.Response)],
            Correct = [.. samples.Select(sample => sample.Correct ? 1 : 0)],
            Ended = [.. samples.Select(sample => sample.Ended ? 1 : 0)],
            Answer = [.. samples.Select(sample => sample.Answer)],
            Reward = [.. samples.Select(sample => ReportNumber.Of(sample.Reward))],
            Parts = [.. samples.Select(sample => (IReadOnlyList<double?>)
                [.. sample.Parts.SelectMany(part => new[] { parts.Of(part.Name), ReportNumber.Of(part.Value) })])],
            LogProbability = [.. samples.Select(sample => ReportNumber.Of(sample.LogProbability))],
            Tokens = [.. samples.Select(sample => (IReadOnlyList<int>)[.. sample.Tokens.Select(token => words.Of(token.Text))])],
            TokenLogProbabilities =
                [.. samples.Select(sample => (IReadOnlyList<double>)[.. sample.Tokens.Select(token => Nats(token.LogProbability))])],
        };
    }

    /// <summary>As many decimals as a tooltip tells a certain token from a doubtful one by.</summary>
    private static double Nats(double value) => Math.Round(value, 3) + 0.0;

    private static string Mark(int probe, int collapse, int count) =>
        probe == collapse ? "collapse" : probe == 0 ? "first" : probe == count - 1 ? "last" : "";

    /// <summary>Index of the probe that saw the collapse; −1 where none did.</summary>
    private static int CollapseAt(ReportRun run, IReadOnlyList<IReadOnlyList<RecordedSample>> probes)
    {
        if (run.Data.Collapse is not { } row) return -1;
        var before = run.Data.Timeline.Spans.TakeWhile(span => span.Stage.Name != row.Phase).ToList();
        var step = row["step"] - before.Where(span => span.Stage.IsRl).Sum(span => span.StepsDone) + before.Sum(span => span.StepsDone);
        return probes.Index().Where(probe => probe.Item[0].Phase == row.Phase && probe.Item[0].Step == step).Select(probe => probe.Index)
            .DefaultIfEmpty(-1).First();
    }

    /// <summary>Numbers things in order of appearance.</summary>
    private sealed class Index<T> where T : notnull
    {
        private readonly Dictionary<T, int> _places = [];

        public List<T> Items { get; } = [];

        public int Of(T item)
        {
            if (_places.TryGetValue(item, out var place)) return place;
            Items.Add(item);
            return _places[item] = Items.Count - 1;
        }
    }
}

/// <summary>A problem.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Prompt">What policies are given.</param>
/// <param name="Expected">The right answer, digits or words; null where several are.</param>
internal sealed record SampleProblem(string Id, string Prompt, string? Expected);

/// <summary>The samples of a run.</summary>
/// <param name="Run">Index of the run.</param>
/// <param name="Recorded">How many its file has.</param>
/// <param name="Probes">Those that the report carries, in turn.</param>
internal sealed record SampledRun(int Run, int Recorded, IReadOnlyList<SampledProbe> Probes);

/// <summary>Samples of a probe in columns, an item for each.</summary>
internal sealed record SampledProbe
{
    /// <summary>Steps done behind the base.</summary>
    public required int Step { get; init; }

    /// <summary>Section of the stage.</summary>
    public required string Phase { get; init; }

    /// <summary><c>first</c>, <c>collapse</c>, <c>last</c> or nothing.</summary>
    public required string Mark { get; init; }

    /// <summary>Index of the problem.</summary>
    public required IReadOnlyList<int> Problem { get; init; }

    /// <summary>Index of the format.</summary>
    public required IReadOnlyList<int> Format { get; init; }

    /// <summary>Text.</summary>
    public required IReadOnlyList<string> Response { get; init; }

    /// <summary>1 where the answer is right.</summary>
    public required IReadOnlyList<int> Correct { get; init; }

    /// <summary>1 where the end token came.</summary>
    public required IReadOnlyList<int> Ended { get; init; }

    /// <summary>The answer that was read off it, digits or words.</summary>
    public required IReadOnlyList<string?> Answer { get; init; }

    /// <summary>What it would earn.</summary>
    public required IReadOnlyList<double?> Reward { get; init; }

    /// <summary>Index of a part of the reward and its value, in turn.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Parts { get; init; }

    /// <summary>Of the whole response, in nats.</summary>
    public required IReadOnlyList<double?> LogProbability { get; init; }

    /// <summary>Indices of its tokens; none where the run kept none.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Tokens { get; init; }

    /// <summary>Log-probability of each token in nats.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> TokenLogProbabilities { get; init; }
}
