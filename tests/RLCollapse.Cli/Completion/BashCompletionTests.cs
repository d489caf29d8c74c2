using System.Diagnostics;

namespace RLCollapse.Tests.Cli.Completion;

/// <summary>The script for bash, sourced in bash and asked as readline asks it.</summary>
public sealed class BashCompletionTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "RLCollapse.Cli.dll");

    [UnixTheory]
    [InlineData("./rlcollapse ver", "verify")]
    [InlineData("./rlcollapse run configs/quick", "configs/quickstart.json")]
    [InlineData("./rlcollapse run x.json rl.kl.estimator=k", "k1 k2 k3")]
    [InlineData("./rlcollapse run x.json rl.kl.estimator=", "exact k1 k2 k3")]
    [InlineData("./rlcollapse run x.json rl.kl.coeff", "rl.kl.coefficient=")]
    [InlineData("./rlcollapse sweep experiments/kl-x", "experiments/kl-x-scale")]
    public void A_word_is_completed_from_where_readline_begins_it(string line, string expected) =>
        Assert.Equal(expected, Completed(line));

    private static string Completed(string line)
    {
        var script = $$"""
            rlcollapse() { dotnet '{{Program}}' "$@"; }
            compopt() { :; } # there is no readline here
            source <(rlcollapse completion bash) || exit
            complete -p rlcollapse >&2
            COMP_LINE=$1 COMP_POINT=${#1}
            _rlcollapse rlcollapse
            echo "${COMPREPLY[*]}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script, "bash", line])
        {
            WorkingDirectory = ConfigFolder.Repository, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, error) = (bash.StandardOutput.ReadToEnd().TrimEnd(), bash.StandardError.ReadToEnd());
        bash.WaitForExit();
        Assert.Equal("complete -o default -F _rlcollapse rlcollapse", error.TrimEnd());
        return output;
    }
}
