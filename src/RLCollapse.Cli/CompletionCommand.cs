using System.CommandLine;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse completion</c>: the script by which a shell completes this command.</summary>
internal static class CompletionCommand
{
    private static readonly (string Shell, string File)[] Shells =
        [("bash", "rlcollapse.bash"), ("zsh", "rlcollapse.zsh"), ("fish", "rlcollapse.fish"), ("pwsh", "rlcollapse.ps1")];

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "completion",
            "Print the script by which a shell completes verbs, options, configs, experiments and key=value, also of ./rlcollapse. "
            + "Its first line says how to load it.",
            "eval \"$(rlcollapse completion bash)\"",
            "rlcollapse completion fish | source");
        var shell = new Argument<string>("SHELL") { Description = "The shell: bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. Shells.Select(one => one.Shell)]);
        verb.Arguments.Add(shell);
        verb.SetAction(parsed =>
        {
            var file = Shells.First(one => one.Shell == parsed.GetRequiredValue(shell)).File;
            using var script = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream($"Completion/{file}")!);
            context.Output.Write(script.ReadToEnd());
            return ExitCode.Done;
        });
        return verb;
    }
}
