using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>Hashes of what is in the files that data come from, which <c>run.json</c> keeps.</summary>
public static class FileHashes
{
    private const int Digits = 12;

    private static readonly IReadOnlyList<(string Key, string Option, Func<DataOptions, bool> Asked, Func<DataOptions, string> Hash)> All =
    [
        ("dataHash", "data.files", data => data.IsFromFiles,
            data => $"{data.TrainHash[..Digits]} {data.TestHash[..Digits]}"),
        ("tokenizerHash", "data.tokenizer.file", data => data.Tokenizer.Kind == TokenizerKind.File,
            data => data.TokenizerHash[..Digits]),
    ];

    /// <summary>Keys of <c>run.json</c>, each with the option whose files it is of.</summary>
    public static IReadOnlyList<(string Key, string Option)> Keys { get; } = [.. All.Select(kind => (kind.Key, kind.Option))];

    /// <summary>All options that name such files.</summary>
    internal static IReadOnlyList<string> Options { get; } = [.. All.Select(kind => kind.Option)];

    /// <summary>Key and hash of each kind of file that data come from: training and held-out files, a tokenizer.</summary>
    /// <exception cref="UserErrorException">A file is not there.</exception>
    public static IReadOnlyList<(string Key, string Option, string Hash)> Of(DataOptions data) =>
        [.. All.Where(kind => kind.Asked(data)).Select(kind => (kind.Key, kind.Option, kind.Hash(data)))];

    /// <summary>The options whose files hold something else in another config; not those that one of them lacks.</summary>
    /// <exception cref="UserErrorException">A file is not there.</exception>
    internal static IEnumerable<string> Others(DataOptions one, DataOptions other) =>
        from there in Of(one)
        from here in Of(other)
        where there.Key == here.Key && there.Hash != here.Hash
        select here.Option;

    /// <summary>The options whose files hold something else now than when a run was made; not those of which it says nothing.</summary>
    /// <param name="runFolder">Any folder; one without <c>run.json</c> says nothing.</param>
    /// <param name="data">Of the run's config.</param>
    /// <param name="options">Which count, such as <c>data.files</c>; files of others may be gone.</param>
    /// <exception cref="UserErrorException">A file is not there.</exception>
    public static IReadOnlyList<string> ChangedSince(string runFolder, DataOptions data, params IReadOnlyList<string> options)
    {
        var info = Path.Combine(runFolder, RunFiles.Info);
        var asked = All.Where(kind => kind.Asked(data) && options.Contains(kind.Option)).ToList();
        if (asked.Count == 0 || !File.Exists(info)) return [];
        var recorded = JsonFile.Read(info, "");
        return [.. asked
            .Where(kind => recorded[kind.Key]?.Text is { } then && then != kind.Hash(data))
            .Select(kind => kind.Option)];
    }
}
