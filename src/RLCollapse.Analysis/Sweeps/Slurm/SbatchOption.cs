using System.Text.RegularExpressions;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>An option of sbatch, a line of the batch script.</summary>
/// <param name="Name">The long name, without dashes.</param>
/// <param name="Value">Null for none.</param>
public sealed partial record SbatchOption(string Name, string? Value = null)
{
    /// <summary>What the launcher gives itself, or what would keep the script from being submitted, and what to do instead.</summary>
    private static readonly (string Name, string Instead)[] Owned =
    [
        ("array", "the launcher decides which job is which task; --workers N caps the tasks at once"),
        ("cpus-per-task", "give --threads N"),
        ("wrap", "the launcher writes the script"),
        ("parsable", "the launcher reads what sbatch prints"),
        ("test-only", "--dry-run says what would be run"),
        ("help", "see 'man sbatch'"),
        ("usage", "see 'man sbatch'"),
        ("version", "see 'sbatch --version'"),
        ("wait", "sbatch returns at once; --status says how far the jobs are"),
    ];

    /// <summary>The line of the script.</summary>
    /// <exception cref="UserErrorException">The value has control characters or other ends of a line.</exception>
    public string Directive => $"#SBATCH --{Name}{(Value is null ? "" : $"={ShellText.Directive(Value)}")}";

    /// <summary>Reads <c>name</c> or <c>name=value</c>.</summary>
    /// <exception cref="UserErrorException">It is no option of sbatch, or one that the launcher gives.</exception>
    public static SbatchOption Read(string text)
    {
        var parts = text.Split('=', 2);
        var shown = PlainText.Shown(text);
        if (parts[0].StartsWith('-'))
            throw new UserErrorException("--sbatch takes an option's long name without its dashes, such as partition=cpu; "
                + $"found '{shown}'.");
        if (!LongName().IsMatch(parts[0]))
            throw new UserErrorException($"--sbatch takes NAME or NAME=VALUE, such as partition=cpu; '{shown}' has no such name.");
        // sbatch takes a name that is cut, too: 'arr' is 'array'.
        if (Owned.FirstOrDefault(owned => owned.Name.StartsWith(parts[0], StringComparison.Ordinal)) is { Name: not null } taken)
            throw new UserErrorException($"--sbatch {shown} cannot be given: {taken.Instead}.");
        if (parts is [_, var value] && !PlainText.Is(value))
            throw new UserErrorException($"The value of --sbatch {shown} is not on one line, or has other characters that control a "
                + "terminal.");
        return new(parts[0], parts.ElementAtOrDefault(1));
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex LongName();
}
