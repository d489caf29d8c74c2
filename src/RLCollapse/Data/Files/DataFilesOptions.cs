using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;

namespace RLCollapse.Data.Files;

/// <summary>
/// Section <c>data.files</c>, of the domains that are read from files: JSON lines (<c>.jsonl</c>, also <c>.gz</c>) or Parquet
/// (<c>.parquet</c>). What counts for a run's identity is what is in the files, not where they lie.
/// </summary>
public sealed record DataFilesOptions
{
    /// <summary>
    /// Files of training problems and texts: paths from the working directory, in which <c>*</c>, <c>?</c> and <c>**</c> stand for names.
    /// Default: none.
    /// </summary>
    [OutsideIdentity]
    public IReadOnlyList<string> Train { get; init; } = [];

    /// <summary>
    /// Files of held-out problems; their prompts are left out of the training problems. Default: none, and <see cref="TestShare"/> decides.
    /// </summary>
    [OutsideIdentity]
    public IReadOnlyList<string> Test { get; init; } = [];

    /// <summary>Share of the prompts, chosen by their text, that is held out where there are no files of them. Default 0.1.</summary>
    [Range(0.0, 0.9)]
    public double TestShare { get; init; } = 0.1;

    /// <summary>Most tokens of a prompt; longer ones are left out, and their number is said. 0 for any. Default 0.</summary>
    [Range(0, 1_000_000)]
    public int MaxPromptTokens { get; init; }

    /// <summary>
    /// Most tokens of a written solution, its end included; longer ones are left out, and their number is said. 0 for any. Default 0.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaxResponseTokens { get; init; }
}
