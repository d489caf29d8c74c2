using System.CommandLine;

namespace RLCollapse.Cli;

/// <summary>A verb of the command, with examples for its help.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">What it does.</param>
/// <param name="examples">Command lines that work in a fresh clone.</param>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines that work in a fresh clone.</summary>
    public IReadOnlyList<string> Examples => examples;
}
