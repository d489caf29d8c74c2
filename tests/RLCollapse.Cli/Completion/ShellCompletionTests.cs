using System.Diagnostics;

namespace RLCollapse.Tests.Cli.Completion;

/// <summary>The scripts for zsh, fish and PowerShell, loaded by these shells and asked as they ask at TAB.</summary>
public sealed class ShellCompletionTests
{
    /// <summary>The completion system is loaded; only what it would be handed is printed instead.</summary>
    private const string Zsh = """
        autoload -Uz compinit && compinit -D -u
        compadd() { print -rl -- "${@[$(( ${@[(i)--]} + 1 )),-1]}"; }
        _files() { print -r -- '(files)'; }
        rlcollapse() { dotnet $program "$@"; }
        eval "$(rlcollapse completion zsh)"
        [[ $_comps[rlcollapse] == _rlcollapse ]] || exit
        words=("${(@z)line}")
        [[ $line != *' ' ]] || words+=('')
        CURRENT=$#words
        _rlcollapse
        """;

    private const string Fish = """
        function rlcollapse; dotnet $program $argv; end
        rlcollapse completion fish | source
        complete -C "$line"
        """;

    /// <summary>A function is no native command, so the program is a script in a folder of the path.</summary>
    private const string PowerShell = """
        rlcollapse completion pwsh | Out-String | Invoke-Expression
        (TabExpansion2 $env:line $env:line.Length).CompletionMatches.CompletionText
        """;

    public static TheoryData<string, string> Lines => new()
    {
        { "rlcollapse ver", "verify" },
        { "rlcollapse completion ", "bash fish pwsh zsh" },
        { "rlcollapse run configs/quick", "configs/quickstart.json" },
        { "rlcollapse run x.json rl.kl.estimator=k", "rl.kl.estimator=k1 rl.kl.estimator=k2 rl.kl.estimator=k3" },
        { "rlcollapse run x.json rl.kl.coeff", "rl.kl.coefficient=" },
        { "rlcollapse sweep experiments/kl-x", "experiments/kl-x-scale" },
    };

    [ShellTheory("zsh")]
    [MemberData(nameof(Lines))]
    [InlineData("rlcollapse run x.json --seed ", "(files)")]
    public void Zsh_completes_a_word(string line, string expected) => Assert.Equal(expected, Completed("zsh", ["-f", "-c", Zsh], line));

    [ShellTheory("fish")]
    [MemberData(nameof(Lines))]
    [InlineData("rlcollapse run x.json --seed READ", "README.md")]
    public void Fish_completes_a_word(string line, string expected) =>
        Assert.Equal(expected, Completed("fish", ["--no-config", "-c", Fish], line));

    [ShellTheory("pwsh")]
    [MemberData(nameof(Lines))]
    [InlineData("rlcollapse run x.json --seed READ", "./README.md")]
    public void PowerShell_completes_a_word(string line, string expected)
    {
        using var folder = new ConfigFolder();
        var script = folder.Write("rlcollapse", "#!/bin/sh\nexec dotnet \"$program\" \"$@\"\n");
        const UnixFileMode program = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, program);
        string[] asking = ["-NoProfile", "-NonInteractive", "-Command", PowerShell];
        Assert.Equal(expected, Completed("pwsh", asking, line, Path.GetDirectoryName(script)));
    }

    private static string Completed(string shell, string[] arguments, string line, string? programs = null)
    {
        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = ConfigFolder.Repository, RedirectStandardOutput = true };
        start.Environment["program"] = Path.Combine(AppContext.BaseDirectory, "RLCollapse.Cli.dll");
        start.Environment["line"] = line;
        if (programs is not null) start.Environment["PATH"] = programs + Path.PathSeparator + start.Environment["PATH"];
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
