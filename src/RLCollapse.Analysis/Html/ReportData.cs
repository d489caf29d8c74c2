using RLCollapse.Analysis.Claims;

namespace RLCollapse.Analysis.Html;

/// <summary>Everything that a report shows, as its page gets it: JSON with these names in camel case.</summary>
internal sealed record ReportData
{
    /// <summary>Name of the run or sweep, or how many there are.</summary>
    public required string Title { get; init; }

    /// <summary>What each run or sweep found.</summary>
    public required IReadOnlyList<SourceData> Sources { get; init; }

    /// <summary>Every format, malformed last, with its colour.</summary>
    public required IReadOnlyList<FormatLook> Formats { get; init; }

    /// <summary>Every metric that some run has.</summary>
    public required IReadOnlyList<MetricData> Metrics { get; init; }

    /// <summary>Labels of the arms.</summary>
    public required IReadOnlyList<string> Arms { get; init; }

    /// <summary>Every run, arm by arm.</summary>
    public required IReadOnlyList<RunSheet> Runs { get; init; }

    /// <summary>Curves of pretraining; runs that share a base share one.</summary>
    public required IReadOnlyList<IReadOnlyList<CurveTable>> Bases { get; init; }

    /// <summary>Half width of a 95 % interval of a mean of n runs in standard errors, at index n.</summary>
    public required IReadOnlyList<double?> HalfWidths { get; init; }

    /// <summary>What the configs differ in.</summary>
    public required IReadOnlyList<ReportOption> Options { get; init; }

    /// <summary>The files that the experiment extends; null where there are none, or several runs or sweeps.</summary>
    public string? Base { get; init; }

    /// <summary>The whole config of the first run, as its file has it; empty where there is no run.</summary>
    public required string Config { get; init; }

    /// <summary>Sampled responses.</summary>
    public required SampleBook Samples { get; init; }
}

/// <summary>A run or sweep of a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSweep">Whether it is a sweep.</param>
/// <param name="Finding">In a sentence.</param>
/// <param name="Facts">A label and a text each.</param>
/// <param name="Verdicts">On its claims.</param>
internal sealed record SourceData(
    string Name, bool IsSweep, string Finding, IReadOnlyList<string[]> Facts, IReadOnlyList<VerdictData> Verdicts)
{
    /// <summary>What stands of a sweep none of whose runs is here; null where there are runs.</summary>
    public RecordedSweep? Recorded { get; init; }

    /// <summary>The source without its runs.</summary>
    public static SourceData Of(ReportSource source) => new(source.Name, source.IsSweep, source.Finding,
        [.. source.Facts.Select(fact => new[] { fact.Label, fact.Text })], [.. source.Verdicts.Select(VerdictData.Of)])
    {
        Recorded = source.Recorded,
    };
}

/// <summary>A verdict in words.</summary>
/// <param name="Id">Of the claim.</param>
/// <param name="Statement">The claim.</param>
/// <param name="Verdict">Such as <c>supported</c>.</param>
/// <param name="Exploratory">Whether it was stated after looking.</param>
/// <param name="Estimate">With its interval.</param>
/// <param name="Sentence">What was measured, and against what.</param>
/// <param name="P">Corrected for the other claims; its own where it is exploratory.</param>
/// <param name="Count">Seeds, or pairs of seeds.</param>
internal sealed record VerdictData(
    string Id, string Statement, string Verdict, bool Exploratory, string Estimate, string Sentence, string P, int Count)
{
    /// <summary>The words of a recorded verdict.</summary>
    public static VerdictData Of(RecordedVerdict verdict) => new(verdict.Id, verdict.Statement,
        verdict.Count == 0 ? "no runs yet" : FindingText.Of(verdict.Verdict), verdict.IsExploratory, FindingText.Estimate(verdict),
        verdict.Sentence, FindingText.P(double.IsNaN(verdict.AdjustedP) ? verdict.P : verdict.AdjustedP), verdict.Count);
}

/// <summary>How a format looks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Color">As <c>#RRGGBB</c>, for white paper.</param>
internal sealed record FormatLook(string Name, string Color);

/// <summary>A metric that runs have.</summary>
/// <param name="Key">As in <c>metrics.jsonl</c>.</param>
/// <param name="InBase">Whether it is one of pretraining.</param>
/// <param name="Meaning">In a sentence; empty where this version knows none.</param>
/// <param name="Unit">Empty for counts.</param>
internal sealed record MetricData(string Key, bool InBase, string Meaning, string Unit);

/// <summary>A run with its curves.</summary>
internal sealed record RunSheet
{
    /// <summary>Name of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Index of its arm.</summary>
    public required int Arm { get; init; }

    /// <summary>What tells it from others of its arm; empty where it is alone.</summary>
    public required string Seed { get; init; }

    /// <summary>The format with the largest mass at its last probe.</summary>
    public required string Winner { get; init; }

    /// <summary>Share that counts as a collapse.</summary>
    public required double Threshold { get; init; }

    /// <summary>Step and place of its collapse; null where none came.</summary>
    public StepAndPlace? Collapse { get; init; }

    /// <summary>What is on its axis.</summary>
    public required string Axis { get; init; }

    /// <summary>Where stages begin, with their names.</summary>
    public required IReadOnlyList<StageMark> Marks { get; init; }

    /// <summary>Index of the curves of its base.</summary>
    public required int Base { get; init; }

    /// <summary>Curves behind the base.</summary>
    public required IReadOnlyList<CurveTable> Tables { get; init; }
}

/// <summary>A moment of a run.</summary>
/// <param name="Step">Step.</param>
/// <param name="X">Place on the axis.</param>
internal sealed record StepAndPlace(double Step, double? X);

/// <summary>Where a stage begins.</summary>
/// <param name="X">Place on the axis.</param>
/// <param name="Text">Its name, and what it changes.</param>
internal sealed record StageMark(double? X, string Text);
