using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RLCollapse.Benchmarks.Worker;
using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.Benchmarks.Processes;

/// <summary>
/// A side of a case in a process of its own: a request is one line of JSON, and so is its answer. It ends when its input does.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptErrorLines = 30;

    private readonly Process _process;
    private readonly string _name;
    private readonly Queue<string> _errors = new();

    private WorkerProcess(string name, ProcessStartInfo start, int threads)
    {
        _name = name;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (variable, value) in Environment(threads)) start.Environment[variable] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>What all sides get alike.</summary>
    public static IReadOnlyDictionary<string, string> Environment(int threads)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string> { ["OMP_NUM_THREADS"] = count, ["OPENBLAS_NUM_THREADS"] = count, ["MKL_NUM_THREADS"] = count,
            ["PYTHONDONTWRITEBYTECODE"] = "1" };
    }

    /// <summary>This program.</summary>
    /// <param name="folder">Of the size.</param>
    /// <param name="bench">The case.</param>
    /// <param name="backend">With <see cref="BackendKind.Torch"/> the TorchSharp peer.</param>
    public static WorkerProcess Own(string folder, BenchCase bench, BackendKind backend = BackendKind.Auto)
    {
        var (assembly, process) = (typeof(WorkerProcess).Assembly, System.Environment.ProcessPath);
        string[] arguments = [OwnWorker.Verb, folder, bench.Size, bench.Format, $"{bench.Threads}", bench.Device, EnumNames.Of(backend)];
        var start = Path.GetFileName(process) == assembly.GetName().Name
            ? new ProcessStartInfo(process!, arguments)
            : new ProcessStartInfo(
                Path.GetFileNameWithoutExtension(process) == "dotnet" ? process! : "dotnet",
                [assembly.Location, .. arguments]);
        return new(backend == BackendKind.Torch ? "the TorchSharp peer" : "rlcollapse", start, bench.Threads);
    }

    /// <summary>The PyTorch script.</summary>
    public static WorkerProcess PyTorch(string python, string folder, BenchCase bench)
    {
        var script = Path.Combine(BenchConfig.Repository, "bench", "peer", "peer.py");
        return new("the PyTorch script", new ProcessStartInfo(python, [script, folder, bench.Format, $"{bench.Threads}", bench.Device]),
            bench.Threads);
    }

    /// <summary>Asks and waits.</summary>
    /// <exception cref="InvalidOperationException">The process has died; the message has its last words.</exception>
    public T Ask<T>(Request request)
    {
        try
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, CaseData.Json));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            throw Died(request);
        }

        return _process.StandardOutput.ReadLine() is { } line ? JsonSerializer.Deserialize<T>(line, CaseData.Json)! : throw Died(request);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }

        if (!_process.WaitForExit(10_000)) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private InvalidOperationException Died(Request request)
    {
        _process.WaitForExit();
        lock (_errors)
            return new($"{_name} ended with exit code {_process.ExitCode} when asked for '{request.Do}'; its last "
                + $"words:\n{string.Join('\n', _errors)}");
    }

    private void Remember(string? line)
    {
        if (line is null) return;
        lock (_errors)
        {
            _errors.Enqueue(line);
            if (_errors.Count > KeptErrorLines) _errors.Dequeue();
        }
    }
}
