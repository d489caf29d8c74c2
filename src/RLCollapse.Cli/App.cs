using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using RLCollapse.Cli.Runs;
using RLCollapse.Cli.Completion;
using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Rewards.Commands;
using RLCollapse.Runs;

namespace RLCollapse.Cli;

/// <summary>The command <c>rlcollapse</c>: parses, calls a verb and turns every outcome into an exit code.</summary>
public static class App
{
    private const string Description =
        "A laboratory for the collapse of output formats under RL post-training: pretrains a small transformer on a "
        + "mixture of formats, post-trains it, and tracks each format's probability mass. "
        + "'rlcollapse test' builds the project and runs its tests.";

    /// <summary>Runs one command line.</summary>
    /// <param name="args">Arguments without the command's own name.</param>
    /// <param name="context">The world to act on.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, CliContext context)
    {
        if (args.Any(argument => argument.Length == 0))
        {
            context.Error.WriteLine("An argument is empty, as from a variable that is not set: write it out, or leave it away.");
            return ExitCode.BadUsage;
        }

        var root = Root(context);
        if (Suggestions.Of(args, root) is { } suggestions)
        {
            foreach (var suggestion in suggestions) context.Output.WriteLine(suggestion);
            return ExitCode.Done;
        }

        string[] words = args.Length == 0 ? ["--help"] : args;
        var parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is null or ParseErrorAction)
        {
            foreach (var line in UsageErrors.Describe(parsed)) context.Error.WriteLine(line);
            return ExitCode.BadUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = context.Output,
                Error = context.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UserErrorException error)
        {
            context.Error.WriteLine(error.Message);
            return ExitCode.BadUsage;
        }
        catch (Exception error) when (error is DivergedException or CommandFailedException)
        {
            context.Error.WriteLine($"failed: {error.Message}");
            return ExitCode.RunFailed;
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine("interrupted after a checkpoint; the same command resumes");
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            var line = NativeLibraryMessage.Of(error) ?? MachineFailure.Of(error);
            context.Error.WriteLine($"failed: {line ?? $"{error.Message}\n{error}"}");
            return ExitCode.RunFailed;
        }
    }

    private static Command Root(CliContext context)
    {
        var root = new Command("rlcollapse", Description)
        {
            RunCommand.Create(context),
            SweepCommand.Create(context),
            RunsCommand.Create(context),
            SamplesCommand.Create(context),
            CompareCommand.Create(context),
            PlotCommand.Create(context),
            ReportCommand.Create(context),
            BundleCommand.Create(context),
            ReproduceCommand.Create(context),
            TensorBoardCommand.Create(context),
            VerifyCommand.Create(context),
            EvalCommand.Create(context),
            SampleCommand.Create(context),
            ScoreCommand.Create(context),
            ExportCommand.Create(context),
            ImportCommand.Create(context),
            BenchCommand.Create(context),
            ConfigCommand.Create(context),
            CompletionCommand.Create(context),
            DoctorCommand.Create(context),
        };
        root.Options.Add(new HelpOption { Recursive = true, Action = new HelpWithExamples(), Description = "Show help and examples." });
        root.Options.Add(new VersionOption { Action = new ShowVersion(), Description = "Show versions and commit." });
        return root;
    }
}
