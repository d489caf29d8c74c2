using RLCollapse.Common;
using RLCollapse.Tests.Faults;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class LocalLauncherTests : IDisposable
{
    private readonly FakeSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Every_job_runs_once_bases_first_and_so_many_at_a_time()
    {
        var failed = _sweep.Run(_ => $"sleep 0.3; {FakeSweep.Succeed}", workers: 2);

        Assert.Empty(failed);
        Assert.Equal(["started kl=0 seed=0", "started kl=0 seed=1"], _sweep.Heard[..2]);
        Assert.Equal(4, _sweep.Heard.Count(line => line.StartsWith("done", StringComparison.Ordinal)));
        Assert.InRange(_sweep.Seen.Max(p => p.Running.Count), 1, 2);
        Assert.Equal((4, 1.0), (_sweep.Seen[^1].Done, _sweep.Seen[^1].Fraction));
    }

    [Fact]
    public void A_base_in_the_making_holds_its_other_jobs_back()
    {
        var gate = Path.Combine(Tiny.TemporaryFolder(), "gate");
        var startedBefore = new List<string>();
        _sweep.OnProgress = _ =>
        {
            if (File.Exists(gate) || !_sweep.Heard.Contains("started kl=0.1 seed=1")) return; // that of the other base
            startedBefore.AddRange(_sweep.Heard.Where(line => line.StartsWith("started", StringComparison.Ordinal)));
            File.WriteAllText(gate, "");
        };
        var waits = $"{FakeSweep.WaitForFile(gate)}; {FakeSweep.Succeed}";
        var failed = _sweep.Run(id => id == "kl=0 seed=0" ? waits : FakeSweep.Succeed, workers: 4);

        Assert.Empty(failed);
        Assert.Equal(["started kl=0 seed=0", "started kl=0 seed=1", "started kl=0.1 seed=1"], startedBefore);
        Assert.Contains("done kl=0.1 seed=0", _sweep.Heard);
    }

    [Fact]
    public void A_failure_is_reported_with_its_own_log_while_the_rest_goes_on_and_is_tried_again_next_time()
    {
        var failed = _sweep.Run(id => id == "kl=0 seed=1" ? "echo one; echo two >&2; exit 7" : FakeSweep.Succeed);

        Assert.Equal("kl=0 seed=1", Assert.Single(failed).Id);
        Assert.Contains(_sweep.Heard, line => line is "failed kl=0 seed=1 7 one/two" or "failed kl=0 seed=1 7 two/one");
        Assert.Equal("7\n", File.ReadAllText(_sweep.Folder.Failure("kl=0 seed=1")));
        Assert.Equal(3, _sweep.Heard.Count(line => line.StartsWith("done", StringComparison.Ordinal)));

        _sweep.Heard.Clear();
        Assert.Empty(_sweep.Run(_ => FakeSweep.Succeed));
        Assert.Equal(["3 of 4 jobs are already done", "started kl=0 seed=1", "done kl=0 seed=1"], _sweep.Heard);
        Assert.False(File.Exists(_sweep.Folder.Failure("kl=0 seed=1")));
    }

    [Fact]
    public void A_worker_that_says_it_is_done_without_a_finished_run_has_failed()
    {
        Assert.Equal(4, _sweep.Run(_ => "true").Count);
    }

    [Fact]
    public void Fail_fast_stops_the_others_and_starts_no_more()
    {
        var failed = _sweep.Run(id => id == "kl=0 seed=1" ? "exit 1" : FakeSweep.WaitForEnd, failFast: true);

        Assert.Equal("kl=0 seed=1", Assert.Single(failed).Id);
        Assert.Contains("stopped kl=0 seed=0", _sweep.Heard);
        Assert.Equal(2, _sweep.Heard.Count(line => line.StartsWith("started", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_interrupt_ends_every_workers_input_and_waits_for_them()
    {
        using var source = new CancellationTokenSource();
        _sweep.OnProgress = progress =>
        {
            if (progress.Running.Count == 2) source.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => _sweep.Run(_ => FakeSweep.WaitForEnd, interrupt: source.Token));

        Assert.Equal(2, _sweep.Heard.Count(line => line.StartsWith("stopped", StringComparison.Ordinal)));
        Assert.DoesNotContain(_sweep.Heard, line => line.StartsWith("failed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_another_process_holds_is_waited_for()
    {
        var held = FolderLock.TryTake(_sweep.Folder.Run(_sweep.Plan.Jobs[3]))!;
        _sweep.OnProgress = progress =>
        {
            if (progress.Done == 3) held.Dispose();
        };
        Assert.Empty(_sweep.Run(_ => FakeSweep.Succeed));
        Assert.Equal("done kl=0.1 seed=1", _sweep.Heard[^1]);
    }

    [Fact]
    public void Logs_on_a_full_disk_do_not_end_the_sweep()
    {
        Disk.Watcher = new Saboteur(0, (_, _) => new(new IOException("No space left on device", 28)));
        try
        {
            var failed = _sweep.Run(id => id == "kl=0 seed=1" ? "echo said; exit 7" : $"echo said; {FakeSweep.Succeed}");
            Assert.Equal(4, failed.Count); // none can be started: their logs cannot be made
        }
        finally
        {
            Disk.Watcher = NobodyWatches.Instance;
        }

        foreach (var job in _sweep.Plan.Jobs) File.WriteAllText(_sweep.Folder.Log(job.Id), "");
        Disk.Watcher = new Saboteur(0, (operation, _) => operation is DiskOperation.Write or DiskOperation.Create
            ? new(new IOException("No space left on device", 28)) : null);
        try
        {
            var failed = _sweep.Run(id => id == "kl=0 seed=1" ? "echo said; exit 7" : $"echo said; {FakeSweep.Succeed}");
            Assert.Equal("kl=0 seed=1", Assert.Single(failed).Id);
            Assert.Contains(_sweep.Heard, line => line.Contains("cannot be written: No space left on device", StringComparison.Ordinal));
        }
        finally
        {
            Disk.Watcher = NobodyWatches.Instance;
        }
    }

    [Fact]
    public void Workers_get_their_share_of_threads_and_no_options()
    {
        _sweep.Run(_ => $"env; {FakeSweep.Succeed}", threads: 3);
        var log = _sweep.Log("kl=0 seed=0").Split('\n');

        Assert.Contains("OMP_NUM_THREADS=3", log);
        Assert.Contains("MKL_NUM_THREADS=3", log);
        Assert.Contains("DOTNET_PROCESSOR_COUNT=3", log);
        Assert.Contains("OMP_WAIT_POLICY=PASSIVE", log);
        Assert.DoesNotContain(log, line => line.StartsWith("RLCOLLAPSE__", StringComparison.Ordinal));
    }
}
