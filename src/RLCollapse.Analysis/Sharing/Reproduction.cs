using System.Globalization;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Reports;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sharing;

/// <summary>A run that was trained again, beside the one of the bundle.</summary>
/// <param name="Parting">How its numbers and weights relate to those of the bundle.</param>
/// <param name="SamplesLine">The first line in which <c>samples.jsonl</c> differs, from 1; 0 where it is the same.</param>
/// <param name="Differences">What the two were made with, where that differs: fact, there, here.</param>
public sealed record Reproduction(
    RunParting Parting, int SamplesLine, IReadOnlyList<(string Fact, string There, string Here)> Differences)
{
    /// <summary>Whether all that both have recorded is the same, times apart.</summary>
    public bool IsSame => HasSameNumbers && SamplesLine == 0;

    /// <summary>Whether they are the same, or where they part, in a sentence.</summary>
    public string Sentence => HasSameNumbers && SamplesLine > 0
        ? $"Every recorded number is the same, times apart, but {RunFiles.Samples} differs from line {SamplesLine} on."
        : Parting.Sentence;

    private bool HasSameNumbers => Parting is { First: null, HasSameWeights: not false };

    /// <summary>Compares two runs.</summary>
    /// <param name="original">Folder of the run as the bundle has it.</param>
    /// <param name="again">Folder of the one trained again.</param>
    /// <exception cref="UserErrorException">A file is damaged.</exception>
    public static Reproduction Of(string original, string again) => new(
        RunComparison.Of(original, again).Partings[0],
        FirstOther(Path.Combine(original, RunFiles.Samples), Path.Combine(again, RunFiles.Samples)),
        [.. DifferencesOf(original, again)]);

    /// <summary>The config of a run of a bundle.</summary>
    /// <param name="runFolder">Where it is unpacked.</param>
    /// <exception cref="UserErrorException">It is none that this program runs, or it reaches for other files.</exception>
    public static RunConfig ConfigOf(string runFolder)
    {
        var file = Path.Combine(runFolder, RunFiles.Config);
        if (JsonFile.Read(file, $"There is no {ShownPath.Of(file)}.")["extends"] is not null)
        {
            throw new UserErrorException($"{ShownPath.Of(file)} extends another file, which no run's config does: it was not written by "
                + "'rlcollapse run', and is not run.");
        }

        return ConfigLoader.Load<RunConfig>(file, [], null, new Dictionary<string, string>()).Config;
    }

    /// <summary>Why a config cannot come to the bits of a run here, as can be told before it is trained; null where nothing speaks against
    /// it.</summary>
    /// <param name="original">Folder of the run as the bundle has it.</param>
    /// <param name="config">Its config.</param>
    /// <exception cref="UserErrorException">Files that the config names are not there.</exception>
    public static string? Obstacle(string original, RunConfig config)
    {
        var info = BundledRun.InfoOf(original);
        if (info?["generation"]?.Text != RunIdentity.Generation.ToString(CultureInfo.InvariantCulture)) return null; // told elsewhere
        if (info["runId"]?.Text is not { } id || id == RunIdentity.IdOf(config)) return null;
        return FileHashes.ChangedSince(original, config.Data, FileHashes.Options) is [var files, ..]
            ? $"the data files are others: what is in those of {files} here is not what it was made with"
            : $"here it is another run, {RunIdentity.IdOf(config)}: files that its config names are others, or the config was changed";
    }

    private static int FirstOther(string one, string two)
    {
        var (a, b) = (Lines(one), Lines(two));
        var same = a.Zip(b).TakeWhile(pair => pair.First.Span.SequenceEqual(pair.Second.Span)).Count();
        return same == a.Count && same == b.Count ? 0 : same + 1;

        static List<ReadOnlyMemory<byte>> Lines(string file) => File.Exists(file) ? [.. InputFile.Lines(InputFile.Read(file))] : [];
    }

    private static IEnumerable<(string, string, string)> DifferencesOf(string original, string again)
    {
        var (there, here) = (BundledRun.InfoOf(original), BundledRun.InfoOf(again));
        return from fact in Provenance.Decisive
               let values = (There: Text(there, fact), Here: Text(here, fact))
               where values.There != values.Here
               select (fact, values.There, values.Here);
    }

    private static string Text(JsonPart? info, string fact) => info?[fact]?.Text is { Length: > 0 } text and not "null" ? text : "not said";
}
