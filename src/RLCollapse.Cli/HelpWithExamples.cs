using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RLCollapse.Cli;

/// <summary>The usual help, then examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new() { MaxWidth = 100 };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in Examples(parseResult.CommandResult.Command)) output.WriteLine($"  {example}");
        return ExitCode.Done;
    }

    private static IEnumerable<string> Examples(Command command) =>
        command is Verb verb ? verb.Examples : command.Subcommands.SelectMany(Examples);
}
