namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>
/// The batch script of an array job, a task per job. Two minutes before the time limit Slurm sends it USR1: the run is
/// stopped after a checkpoint and the task is queued again. A task that is cancelled (TERM) leaves a checkpoint and stays away.
/// Needs bash 4.4.
/// </summary>
public static class ArrayScript
{
    /// <summary>Writes the script.</summary>
    /// <param name="name">The sweep's name.</param>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="jobs">Job ids in the order of the array.</param>
    /// <param name="atOnce">Most tasks at once; null for no limit.</param>
    /// <param name="threads">Threads a task.</param>
    /// <param name="options">Further options of sbatch, each <c>name</c> or <c>name=value</c>; they replace those given here.</param>
    /// <param name="command">Program and arguments that run the job whose config is <c>$config</c> into <c>$runs</c> and stop, with exit
    /// code 130, when their input ends.</param>
    public static string Text(
        string name, SweepFolder folder, IReadOnlyList<string> jobs, int? atOnce, int threads, IReadOnlyList<string> options,
            IEnumerable<string> command)
    {
        string[] given = [.. options.Select(NameOf)];
        string[] standard =
        [
            $"job-name=rlcollapse-{name}",
            "nodes=1",
            "ntasks=1",
            $"cpus-per-task={threads}",
            "signal=B:USR1@120",
            "requeue",
            "open-mode=append",
            $"output={Path.Combine(folder.Slurm, "task-%a.log")}",
        ];
        var array = $"array=0-{jobs.Count - 1}{(atOnce is { } most ? $"%{most}" : "")}";
        var directives = standard.Where(option => !given.Contains(NameOf(option))).Append(array).Concat(options);
        var variables = WorkerThreads.Variables(threads).Select(pair => $"{pair.Name}={pair.Value}");
        return $$"""
            #!/usr/bin/env bash
            # The jobs of the sweep '{{name}}', a task each.
            {{string.Join('\n', directives.Select(option => $"#SBATCH --{Directive(option)}"))}}
            set -u
            jobs=(
            {{string.Join('\n', jobs.Select(id => $"    {Quote(SweepFolder.FileName(id))}"))}}
            )
            job=${jobs[$SLURM_ARRAY_TASK_ID]}
            sweep={{Quote(folder.Path)}}
            runs={{Quote(folder.Runs)}}
            config=$sweep/jobs/$job.json
            unset "${!RLCOLLAPSE__@}" # the config is resolved
            export {{string.Join(' ', variables)}}

            rm -f "$sweep/logs/$job.failed"
            # The run stops when its input ends. A signal would be a second one, which stops it at once, where Slurm has sent it one, too.
            exec {input}> >({{string.Join(' ', command.Select(word => word is "$config" or "$runs" ? $"\"{word}\"" : Quote(word)))}} >>"$sweep/logs/$job.log" 2>&1)
            worker=$!
            signalled='' asked='' time_is_up=''
            trap 'signalled=1 asked=1 time_is_up=1; exec {input}>&-' USR1
            trap 'signalled=1 asked=1; exec {input}>&-' TERM
            wait "$worker"
            code=$?
            while [[ -n $signalled ]]; do # a trap has cut the wait short
                signalled=''
                wait "$worker"
                code=$?
            done

            if ((code == 130)) && [[ -n $time_is_up ]]; then
                echo "time is nearly up: '$job' has a checkpoint and is queued again"
                scontrol requeue "$SLURM_JOB_ID"
            elif ((code != 0)) && [[ -z $asked ]]; then
                echo "$code" >"$sweep/logs/$job.failed"
            fi
            exit "$code"

            """.ReplaceLineEndings("\n");
    }

    private static string NameOf(string option) => option.Split('=', 2)[0];

    private static string Directive(string option) => option.Split('=', 2) is [var name, var value]
        ? $"{name}=\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""
        : option;

    private static string Quote(string word) => $"'{word.Replace("'", @"'\''")}'";
}
