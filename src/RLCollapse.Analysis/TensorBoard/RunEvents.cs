using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.TensorBoard;

/// <summary>
/// A run as events: every number of <c>metrics.jsonl</c> under its key at the steps behind the base, as <c>samples.jsonl</c> and
/// <c>RUN@step=N</c> count them. The stages of the base have a file of their own in <c>base/</c>, at their own steps.
/// </summary>
/// <param name="folder">Folder of the run.</param>
/// <param name="data">Its measurements.</param>
internal sealed class RunEvents(string folder, RunData data)
{
    /// <summary>Folder of the base's events within the run's.</summary>
    public const string Base = "base";

    private readonly double _start = StartOf(folder, data);
    private IReadOnlyList<RunEvent>? _behind;

    /// <summary>When the run began, in seconds since 1970.</summary>
    public double Start => _start;

    /// <summary>When its last line was written.</summary>
    public double End => Behind.Select(line => line.WallTime).DefaultIfEmpty(_start).Last();

    /// <summary>The lines of the base; as if it had been made right before the run.</summary>
    public IEnumerable<RunEvent> OfBase
    {
        get
        {
            var lines = Timed([.. data.Bases.Select(stage => (stage.Name, stage.Start))], 0).ToList();
            var shift = _start - lines.Select(line => line.WallTime).DefaultIfEmpty(0).Last();
            return lines.Select(line => line with { WallTime = line.WallTime + shift });
        }
    }

    /// <summary>The lines behind the base.</summary>
    public IReadOnlyList<RunEvent> Behind => _behind ??= [.. Timed([.. data.Timeline.Spans.Select((span, index) =>
        (span.Stage.Name, data.Timeline.Spans.Take(index).Sum(before => before.StepsDone)))], _start)];

    /// <summary>The config as text, the responses of each probe, and the figures at the last step.</summary>
    public IEnumerable<RunEvent> Pages
    {
        get
        {
            var lines = Behind;
            yield return new(_start, 0, [SummaryValue.Markdown("config", Indented(Path.Combine(folder, RunFiles.Config)))]);
            foreach (var (step, table) in SampleTables.Of(folder))
            {
                var time = lines.LastOrDefault(line => line.Step <= step)?.WallTime ?? _start;
                yield return new(time, step, [SummaryValue.Markdown("samples", table)]);
            }

            var pictures = Pictures(Path.Combine(folder, RunFiles.Plots), RunFiles.Plots);
            if (pictures.Count > 0) yield return new(End, lines.Select(line => line.Step).DefaultIfEmpty(0).Max(), pictures);
        }
    }

    /// <summary>The PNG files of a folder, each under its name.</summary>
    /// <param name="folder">May be missing.</param>
    /// <param name="tag">What stands before the name.</param>
    public static IReadOnlyList<ProtoMessage> Pictures(string folder, string tag) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Bytes: InputFile.Read(file)))
            .Where(png => png.Bytes.AsSpan().StartsWith(PngSignature) && png.Bytes.Length > LeastPng)
            .Select(png => SummaryValue.Picture($"{tag}/{png.Name}", png.Bytes))]
        : [];

    private const int LeastPng = 24;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private IEnumerable<RunEvent> Timed(IReadOnlyList<(string Name, double Steps)> stages, double start)
    {
        foreach (var (name, steps) in stages)
        {
            var seconds = 0.0;
            foreach (var line in data.Metrics.InPhase(name).Rows)
            {
                if (line.Has("seconds")) seconds = line["seconds"];
                yield return new(start + seconds, (long)(steps + line["step"]),
                    [.. line.Values.Where(value => value.Key != "step").Select(value => SummaryValue.Scalar(value.Key, value.Value))]);
            }

            start += seconds;
        }
    }

    /// <summary>When the run began, as <c>run.json</c> says, or else so that its last line falls on the time of the file.</summary>
    private static double StartOf(string folder, RunData data)
    {
        var info = Path.Combine(folder, RunFiles.Info);
        var facts = File.Exists(info) ? RecordedPart.Read(info, "Run it again with --fresh.") : (RecordedPart?)null;
        var first = facts?.Find("starts")?.Items is [var start, ..] ? start : facts;
        if (first?.Find("started") is { } started) return Seconds(started.Time.ToUniversalTime());
        var took = data.Timeline.Spans.Sum(span =>
            data.Metrics.InPhase(span.Stage.Name).With("seconds").Rows.Select(row => row["seconds"]).DefaultIfEmpty(0).Last());
        return Seconds(File.GetLastWriteTimeUtc(Path.Combine(folder, RunFiles.Metrics))) - took;
    }

    private static double Seconds(DateTime utc) => (utc - DateTime.UnixEpoch).TotalSeconds;

    /// <summary>A file as a block of code, which nothing in it can end.</summary>
    private static string Indented(string file) =>
        string.Concat(InputFile.Lines(InputFile.Text(file)).Select(line => $"    {System.Text.Encoding.UTF8.GetString(line.Span)}\n"));
}
