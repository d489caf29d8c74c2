using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using RLCollapse.Data.Answers;

namespace RLCollapse.Data.Tasks.Files;

/// <summary>A prompt of a file, with what the file says of it.</summary>
/// <param name="Id">Hash of the prompt.</param>
/// <param name="Prompt">As the file has it.</param>
/// <param name="Expected">Its right answer (see <see cref="Answers.WrittenAnswer"/>); null where the file has texts of it alone.</param>
/// <param name="Steps">Steps of its solution, 1 where they are not known.</param>
/// <param name="Solutions">Name of a format → its texts, at least one.</param>
public sealed record FileProblem(
    string Id, string Prompt, long? Expected, int Steps, IReadOnlyDictionary<string, IReadOnlyList<string>> Solutions) : Problem(Id, Prompt)
{
    /// <summary>Its right answer as the file has it.</summary>
    public string? Written { get; init; }

    /// <summary>The text that answers it.</summary>
    public string Solution { get; init; } = "";

    /// <summary>The format that this is in.</summary>
    public string SolvedIn { get; init; } = "";

    /// <summary>Name of a format → the training problems that have a text in it, from which a mistaken text comes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FileProblem>> Others { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyList<FileProblem>>.Empty;

    /// <inheritdoc/>
    public override long Answer => Expected ?? 0;

    /// <inheritdoc/>
    public override long? OnlyAnswer => Expected;

    /// <inheritdoc/>
    public override string? OnlyAnswerText => WrittenAnswer.Shown(Expected, Written);

    /// <inheritdoc/>
    public override bool HasAnswer => Expected is not null;

    /// <inheritdoc/>
    public override bool Accepts(long answer) => answer == Expected;

    /// <inheritdoc/>
    public override int Difficulty => Steps;

    /// <summary>Id of a prompt.</summary>
    public static string IdOf(string prompt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt)))[..16];
}
