using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Sharing;

/// <summary>A run of a bundle as its manifest has it.</summary>
/// <param name="Path">Of its folder in the bundle, its parts separated by '/'.</param>
/// <param name="HasEnded">Whether it has ended as planned, so that it can be reproduced.</param>
/// <param name="Facts">What its <c>run.json</c> says it was made with, by the keys of <see cref="Kept"/>; without those it lacks.</param>
public sealed record BundledRun(string Path, bool HasEnded, IReadOnlyDictionary<string, string> Facts)
{
    private const string GenerationKey = "generation";

    /// <summary>Keys of <c>run.json</c> that a manifest repeats.</summary>
    public static IReadOnlyList<string> Kept { get; } = [GenerationKey, "version", "commit", "processor", "policyWeights"];

    /// <summary>Name of its folder.</summary>
    public string Name => Path.Split('/')[^1];

    /// <summary>Path of the folder of results that it lies in, in the bundle; empty for the bundle itself.</summary>
    public string Results => string.Join('/', Path.Split('/')[..^1]);

    /// <summary>Generation of the program that trained it; empty where it does not say.</summary>
    public string Generation => Facts.GetValueOrDefault(GenerationKey, "");

    /// <summary>The commit that it was trained from; empty where it does not say.</summary>
    public string Commit => Facts.GetValueOrDefault("commit", "");

    /// <summary>Reads the folder of a run; what is missing or damaged in its <c>run.json</c> is left out.</summary>
    /// <param name="path">Its path in the bundle.</param>
    /// <param name="folder">Where it is.</param>
    public static BundledRun Of(string path, string folder) => new(path, RunFolder.HasEnded(folder), FactsOf(folder));

    /// <summary>Hash of the base of a run; empty where it does not say.</summary>
    internal static string BaseOf(string folder) => InfoOf(folder)?["baseHash"]?.Text ?? "";

    /// <summary>The <c>run.json</c> of a run; null where it is missing or damaged.</summary>
    internal static JsonPart? InfoOf(string folder)
    {
        try
        {
            return JsonFile.Read(System.IO.Path.Combine(folder, RunFiles.Info), "");
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> FactsOf(string folder) => InfoOf(folder) is { } info
        ? Kept.Where(key => info[key] is { Kind: JsonValueKind.String or JsonValueKind.Number })
            .ToDictionary(key => key, key => info[key]!.Text)
        : [];
}
