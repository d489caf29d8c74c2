using RLCollapse.Cli;

namespace RLCollapse.Tests.Fixtures;

/// <summary>One command line, run in this process.</summary>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>A config that the repository ships.</summary>
    public static string Smoke { get; } = Path.Combine(ConfigFolder.Repository, "configs", "smoke.json");

    /// <summary>Runs a command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="pipeline">Takes the place of training.</param>
    /// <param name="figures">Takes the place of drawing.</param>
    public static CommandLineRun Of(IEnumerable<string> args, RunPipeline? pipeline = null, DrawFigures? figures = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var context = new CliContext
        {
            Output = output,
            Error = error,
            Pipeline = pipeline ?? ((_, _, _, _, _, _) => throw new InvalidOperationException("no pipeline was expected")),
            Figures = figures ?? ((_, _) => throw new InvalidOperationException("no drawing was expected")),
        };
        return new CommandLineRun(App.Run([.. args], context), output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line with words separated by blanks.</summary>
    public static CommandLineRun Of(string args) => Of(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
