using System.Diagnostics;
using System.Security.Cryptography;

namespace RLCollapse.Tests.Fixtures;

/// <summary>
/// A Slurm of this machine alone, in a folder of its own and on ports of its own: started when first asked for, gone with the tests. Its
/// arrays have three tasks at most, and a job that is queued again may start five seconds later.
/// </summary>
public sealed class OneNodeSlurm : IDisposable
{
    private const string Configuration = """
        ClusterName=one
        SlurmctldHost={host}(127.0.0.1)
        SlurmctldPort=16817
        SlurmdPort=16818
        AuthType=auth/munge
        AuthInfo=socket={root}/munge/socket,cred_expire=5
        SlurmUser=root
        StateSaveLocation={root}/state
        SlurmdSpoolDir={root}/spool
        SlurmctldPidFile={root}/slurmctld.pid
        SlurmdPidFile={root}/slurmd.pid
        SlurmctldLogFile={root}/slurmctld.log
        SlurmdLogFile={root}/slurmd.log
        ProctrackType=proctrack/pgid
        TaskPlugin=task/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core
        ReturnToService=2
        AccountingStorageType=accounting_storage/none
        JobAcctGatherType=jobacct_gather/none
        SchedulerParameters=batch_sched_delay=0,sched_interval=1
        MaxArraySize=3
        NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
        PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP

        """;

    private readonly string _root = Tiny.TemporaryFolder();
    private readonly List<Process> _daemons = [];
    private readonly string _host = Environment.MachineName.Split('.')[0];

    /// <summary>What Slurm's programs find it by.</summary>
    public string File => Path.Combine(_root, "slurm.conf");

    /// <summary>Starts it where it is not running, and has the programs that this process starts use it.</summary>
    public void Use()
    {
        if (_daemons.Count > 0) return;
        foreach (var folder in (string[])["munge", "state", "spool"]) Directory.CreateDirectory(Path.Combine(_root, folder));
        var key = Path.Combine(_root, "munge", "key");
        System.IO.File.WriteAllBytes(key, RandomNumberGenerator.GetBytes(1024));
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(key, UnixFileMode.UserRead);
        System.IO.File.WriteAllText(File, Configuration.Replace("{root}", _root).Replace("{host}", _host)
            .Replace("{cores}", $"{Environment.ProcessorCount}"));
        Environment.SetEnvironmentVariable("SLURM_CONF", File);
        string[] files = [.. ((string[])["socket", "key-file", "pid-file", "log-file", "seed-file"])
            .Select(name => $"--{name}={Path.Combine(_root, "munge", name.Split('-')[0])}")];
        Start(["munged", "--foreground", "--force", .. files]);
        Wait(() => System.IO.File.Exists(Path.Combine(_root, "munge", "socket")));
        Start("slurmctld", "-D");
        StartNode();
    }

    /// <summary>Ends the node as a power failure does, with all that runs on it, and has Slurm know.</summary>
    public void FailNode()
    {
        Stop(_daemons[^1]);
        _daemons.RemoveAt(_daemons.Count - 1);
        foreach (var job in Jobs()) Ask("kill", "-KILL", $"{job}");
        Ask("scontrol", "update", $"nodename={_host}", "state=down", "reason=test");
    }

    /// <summary>Starts the node, the first time or again.</summary>
    public void StartNode()
    {
        Start("slurmd", "-D");
        Wait(() => Ask("sinfo", "--noheader", "--format=%t").Trim().TrimEnd('*') is "idle" or "mix" or "alloc" or "down");
        if (Ask("sinfo", "--noheader", "--format=%t").Contains("down")) Ask("scontrol", "update", $"nodename={_host}", "state=resume");
        Wait(() => Ask("sinfo", "--noheader", "--format=%t").Trim() is "idle" or "mix" or "alloc");
    }

    /// <summary>Runs a program of Slurm.</summary>
    /// <returns>What it prints.</returns>
    public static string Ask(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    public void Dispose()
    {
        foreach (var daemon in Enumerable.Reverse(_daemons)) Stop(daemon);
        Environment.SetEnvironmentVariable("SLURM_CONF", null);
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Starts a daemon that ends when its standard input does, as it does when the tests are gone, in whatever way.</summary>
    private void Start(params string[] words) => _daemons.Add(Process.Start(new ProcessStartInfo(
        "bash", ["-c", "\"$@\" </dev/null >/dev/null 2>&1 & cat; kill -KILL $!", "daemon", .. words]) { RedirectStandardInput = true })!);

    private static void Stop(Process daemon)
    {
        daemon.StandardInput.Close();
        daemon.WaitForExit();
        daemon.Dispose();
    }

    /// <summary>Processes of jobs of this Slurm.</summary>
    private IEnumerable<int> Jobs() =>
        from folder in Directory.GetDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), out var number) ? number : 0
        where id > 0
        let variables = Variables(folder)
        where variables.Contains($"SLURM_CONF={File}") && variables.Contains("SLURM_JOB_ID=")
        select id;

    private static string Variables(string process)
    {
        try
        {
            return System.IO.File.ReadAllText(Path.Combine(process, "environ"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Wait(Func<bool> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"Slurm did not start; see {_root}");
            Thread.Sleep(50);
        }
    }
}
