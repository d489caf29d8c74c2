using System.Diagnostics;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;

namespace RLCollapse.Tests.Analysis.Sweeps.Slurm;

/// <summary>The script, run by bash without a Slurm.</summary>
public sealed class ArrayScriptTests
{
    private static readonly string[] Jobs = ["kl=0 seed=0", "kl=it's seed=1"];
    private readonly string _root = Tiny.TemporaryFolder();
    private readonly SweepFolder _folder;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Interoperability", "CA1416", Justification = "There is no Slurm on Windows.")]
    public ArrayScriptTests()
    {
        _folder = new SweepFolder(Path.Combine(_root, "with blanks"), "kl");
        Directory.CreateDirectory(_folder.Logs);
        File.WriteAllText(Path.Combine(_root, "scontrol"), "#!/bin/sh\necho \"$@\" >\"$(dirname \"$0\")/requeued\"\n");
        File.SetUnixFileMode(Path.Combine(_root, "scontrol"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Bounds_limit_and_options_are_directives_and_a_given_one_replaces_the_standard()
    {
        var directives = Script("true", atOnce: 4, "time=02:00:00", "signal=B:USR1@60", "exclusive", "comment=a \"b\"").Split('\n')
            .Where(l => l.StartsWith("#SBATCH", StringComparison.Ordinal)).ToArray();

        Assert.Contains("#SBATCH --array=\"0-1%4\"", directives);
        Assert.Contains("#SBATCH --cpus-per-task=\"2\"", directives);
        Assert.Contains("#SBATCH --requeue", directives);
        Assert.Contains("#SBATCH --time=\"02:00:00\"", directives);
        Assert.Contains("#SBATCH --exclusive", directives);
        Assert.Contains("#SBATCH --comment=\"a \\\"b\\\"\"", directives);
        Assert.Equal("#SBATCH --signal=\"B:USR1@60\"", Assert.Single(directives, l => l.Contains("signal")));
        Assert.Contains("#SBATCH --array=\"0-1\"", Script("true", atOnce: null).Split('\n'));
    }

    [Fact]
    public void A_task_runs_its_own_job_with_its_threads_and_no_options()
    {
        File.WriteAllText(_folder.Failure(Jobs[1]), "1\n");
        Assert.Equal(0, Finish(Run("echo \"$1\" \"$2\" $OMP_NUM_THREADS ${RLCOLLAPSE__rl__epochs-none}", task: 1)));
        Assert.Equal($"{_folder.JobConfig(Jobs[1])} {_folder.Runs} 2 none\n", File.ReadAllText(_folder.Log(Jobs[1])));
        Assert.False(File.Exists(_folder.Failure(Jobs[1])));
    }

    [Fact]
    public void A_failure_leaves_its_exit_code()
    {
        Assert.Equal(7, Finish(Run("exit 7")));
        Assert.Equal("7\n", File.ReadAllText(_folder.Failure(Jobs[0])));
        Assert.False(File.Exists(Path.Combine(_root, "requeued")));
    }

    [Theory]
    [InlineData("USR1", true)]
    [InlineData("TERM", false)]
    public void A_signal_becomes_a_checkpoint_and_only_the_time_limit_queues_the_task_again(string signal, bool requeued)
    {
        var process = Run("echo ready; cat >/dev/null; sleep 0.3; echo saved; exit 130");
        while (!File.Exists(_folder.Log(Jobs[0])) || File.ReadAllText(_folder.Log(Jobs[0])).Length == 0) Thread.Sleep(10);
        Process.Start("kill", ["-" + signal, process.Id.ToString()]).WaitForExit();

        Assert.Equal(130, Finish(process));
        Assert.Equal("ready\nsaved\n", File.ReadAllText(_folder.Log(Jobs[0])));
        Assert.Equal(requeued, File.Exists(Path.Combine(_root, "requeued")));
        if (requeued) Assert.Equal("requeue 99\n", File.ReadAllText(Path.Combine(_root, "requeued")));
        Assert.False(File.Exists(_folder.Failure(Jobs[0])));
    }

    [Fact]
    public void No_sign_in_a_name_a_folder_or_an_option_is_a_command()
    {
        var trap = Path.Combine(_root, "trapped");
        foreach (var sign in Hostile.Signs.Where(sign => !sign.Contains('\\')))
        {
            var name = $"a{sign}touch ${{HOME+{trap}}}; touch {trap} {sign}";
            var folder = new SweepFolder(Path.Combine(_root, sign.Replace('/', '-')), name.Replace('/', '-'));
            foreach (var made in (string[])[folder.Logs, folder.Jobs]) Directory.CreateDirectory(made);
            var script = Path.Combine(_root, "array.sbatch");
            File.WriteAllText(script, ArrayScript.Text(name, folder, [name], null, 1, [SbatchOption.Read($"comment={name}")],
                ["sh", "-c", "printf %s \"$1$2\" >\"$1.seen\"", name, "$config", "$runs"]));
            Assert.Equal(0, Finish(Start(script, 0)));
            Assert.Equal($"{folder.JobConfig(name)}{folder.Runs}", File.ReadAllText($"{folder.JobConfig(name)}.seen"));
            Assert.False(File.Exists(trap), sign);
        }
    }

    [Fact]
    public void A_folder_with_a_control_character_is_refused_and_a_percent_sign_is_one_in_the_names_of_logs()
    {
        foreach (var sign in Hostile.Controls.Append(@"\").Where(sign => sign != "\0")) // which no path has
        {
            var folder = new SweepFolder(_root, $"a{sign}touch b");
            Assert.Throws<RLCollapse.Common.UserErrorException>(() => ArrayScript.Text("kl", folder, Jobs, null, 1, [], ["true"]));
        }

        var percent = new SweepFolder(Path.Combine(_root, "100%a"), "kl");
        Assert.Contains("/100%%a/kl/slurm/task-%A_%a.log\"", ArrayScript.Text("kl", percent, Jobs, null, 1, [], ["true"]));
    }

    private string Script(string worker, int? atOnce, params string[] options) =>
        ArrayScript.Text("kl", _folder, Jobs, atOnce, 2, [.. options.Select(SbatchOption.Read)],
            ["bash", "-c", worker, "worker", "$config", "$runs"]);

    private Process Run(string worker, int task = 0)
    {
        var script = Path.Combine(_root, "array.sbatch");
        File.WriteAllText(script, Script(worker, null));
        return Start(script, task);
    }

    private Process Start(string script, int task)
    {
        var start = new ProcessStartInfo("bash", [script]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{_root}:{start.Environment["PATH"]}";
        start.Environment["SLURM_ARRAY_TASK_ID"] = $"{task}";
        start.Environment["SLURM_JOB_ID"] = "99";
        start.Environment["RLCOLLAPSE__rl__epochs"] = "9";
        return Process.Start(start)!;
    }

    private static int Finish(Process process)
    {
        using (process)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
