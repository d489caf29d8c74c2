using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Results;

/// <summary>What figures need of a run, read from its folder alone.</summary>
/// <param name="Metrics">Every line of <c>metrics.jsonl</c>.</param>
/// <param name="Formats">Tracked formats, in the config's order.</param>
/// <param name="KlCoefficient">β of the run, or the first of it.</param>
/// <param name="CollapseThreshold">Leading share that counts as a collapse.</param>
/// <param name="Timeline">Where probes stand on the x axis.</param>
public sealed record RunData(
    MetricsTable Metrics, IReadOnlyList<string> Formats, double KlCoefficient, double CollapseThreshold, Timeline Timeline)
{
    /// <summary>What a forecast needs of the config.</summary>
    public required ForecastTerms Terms { get; init; }

    /// <summary>Sampled responses per prompt at each probe.</summary>
    public required int ProbeSamples { get; init; }

    /// <summary>How it answers open questions, in the base and at the end; null where it has left nothing of that.</summary>
    public required Lazy<RecordedAnswers?> Answers { get; init; }

    /// <summary>η per step, as other runs of a sweep tell it; NaN where none does.</summary>
    public double Speed { get; init; } = double.NaN;

    /// <summary>Name of the share that fits no format.</summary>
    public const string Malformed = "malformed";

    /// <summary>The lines behind the base, in turn; epochs are places on the <see cref="Timeline"/>, and RL's steps count on.</summary>
    public MetricsTable Placed =>
        new([.. Lines((span, line) => line.At(span.Stage.IsRl ? span.RlSteps + line["step"] : line["step"], span.PlaceOf(line)))]);

    /// <summary>Of these the probes.</summary>
    public MetricsTable Probes => Placed.With("format_entropy");

    /// <summary>The lines of RL and the probes of other stages, in turn; RL's steps and epochs count on.</summary>
    public MetricsTable AfterPretraining =>
        new([.. Lines(CountedOn).Where(line => line.Has("format_entropy") || RlPhases.Contains(line.Phase))]);

    /// <summary>The lines of RL; steps and epochs of a second stage of RL count on from those of the first.</summary>
    public MetricsTable Rl => new([.. Lines(CountedOn).Where(line => RlPhases.Contains(line.Phase))]);

    /// <summary>The lines of pretraining; steps of a second stage of it count on.</summary>
    public MetricsTable Pretraining => new(
    [
        .. from stage in Bases
           from line in Metrics.InPhase(stage.Name).Rows
           select line.At(stage.Start + line["step"], line["epoch"]),
    ]);

    /// <summary>The stages that make the base, each with the step at which it begins.</summary>
    public IReadOnlyList<(string Name, double Start)> Bases
    {
        get
        {
            var (bases, start) = (new List<(string, double)>(), 0.0);
            foreach (var name in PretrainingStages)
            {
                bases.Add((name, start));
                start += Metrics.InPhase(name).Rows.Select(line => line["step"]).DefaultIfEmpty(0).Max();
            }

            return bases;
        }
    }

    /// <summary>Names of the stages that make the base, in turn.</summary>
    public required IReadOnlyList<string> PretrainingStages { get; init; }

    private IEnumerable<string> RlPhases => Timeline.Spans.Where(span => span.Stage.IsRl).Select(span => span.Stage.Name);

    private IEnumerable<MetricsRow> Lines(Func<StageSpan, MetricsRow, MetricsRow> placed) =>
        Timeline.Spans.SelectMany(span => Metrics.InPhase(span.Stage.Name).Rows.Select(line => placed(span, line)));

    private static MetricsRow CountedOn(StageSpan span, MetricsRow line) =>
        span.Stage.IsRl ? line.At(span.RlSteps + line["step"], span.RlEpochs + line["epoch"]) : line;

    /// <summary>The first probe of RL at which a format's mass reached the threshold; none where the mixture held.</summary>
    public MetricsRow? Collapse =>
        Rl.With("format_entropy").Rows.FirstOrDefault(row => Formats.Any(name => row[$"format_mass/{name}"] >= CollapseThreshold));

    /// <summary>The format with the largest mass at a probe, <see cref="Malformed"/> included.</summary>
    public string LeaderAt(MetricsRow probe) =>
        Formats.Append(Malformed).Where(name => probe.Has($"format_mass/{name}")).MaxBy(name => probe[$"format_mass/{name}"])!;

    /// <summary>Formats that the run's own config says are run for their answer.</summary>
    public IReadOnlySet<string> OwnExecuted { get; init; } = new HashSet<string>();

    /// <summary>Whether responses in a format are run for their answer.</summary>
    public bool IsExecuted(string format) => OwnExecuted.Contains(format) || OutputFormats.All.Find(format) is { IsExecuted: true };

    /// <summary>Reads the folder of a run.</summary>
    /// <exception cref="UserErrorException">The folder is none of a run.</exception>
    public static RunData Load(string runFolder)
    {
        var config = Path.Combine(runFolder, RunFiles.Config);
        if (!File.Exists(config))
            throw new UserErrorException($"'{runFolder}' is no run: it has no config.resolved.json. "
                + "Give a folder that 'rlcollapse run' has made.");
        var root = RecordedPart.Read(config, "Start the run again to have it rewritten.");
        var metrics = MetricsTable.Read(Path.Combine(runFolder, RunFiles.Metrics));
        var tracking = root["tracking"];
        return new(
            metrics,
            [.. root["data"]["formats"].Items.Select(name => name.Text)],
            RunStage.FirstRl(root)["kl"]["coefficient"].Number,
            tracking["collapseThreshold"].Number,
            Timeline.Of(metrics, root))
        {
            PretrainingStages = [.. RunStage.All(root).Where(stage => stage.IsPretraining).Select(stage => stage.Name)],
            OwnExecuted = Executed(root["data"]).ToHashSet(),
            Terms = ForecastTerms.Of(root),
            ProbeSamples = tracking["probeSamples"].Whole,
            Answers = new(() => RecordedAnswers.Read(runFolder)),
        };
    }

    private static IEnumerable<string> Executed(RecordedPart data) => data.Find("reads") is not { } reads ? []
        : reads.Members.Where(format => format.Value.Text.StartsWith("execute", StringComparison.Ordinal)).Select(format => format.Key);
}
