using System.Text.Encodings.Web;
using System.Text.Json;
using RLCollapse.Benchmarks.Processes;
using RLCollapse.Benchmarks.Worker;
using RLCollapse.Cli;
using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Benchmarks;

/// <summary>All of <c>rlcollapse bench</c>: prepares each size, measures its cases and writes the report.</summary>
internal sealed class Benchmark
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>From m upwards: the first is as large as m and the third as l.</summary>
    private static readonly string[] Models = ["width-128", "width-192", "width-256", "width-320"];

    private readonly BenchOptions _options;
    private readonly TextWriter _progress;
    private readonly string? _python;
    private readonly string _root;
    private readonly Dictionary<string, ModelShape> _shapes = [];

    private Benchmark(BenchOptions options, string root, TextWriter progress)
    {
        (_options, _root, _progress) = (options, root, progress);
        _python = PeerPython.Find(options.Python);
    }

    /// <summary>Measures what is asked for.</summary>
    /// <param name="options">The request.</param>
    /// <param name="output">Gets the report.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <returns>An exit code: 1 where a peer disagrees.</returns>
    public static int Run(BenchOptions options, TextWriter output, TextWriter progress)
    {
        RequireFolder(options.Out);
        if (options.Device != "cpu") Machine.Prepare(new ExperimentOptions { Device = options.Device }); // says what is missing
        using var root = new TemporaryFolder("rlcollapse-bench-");
        var report = new Benchmark(options, root.Path, progress).Report();
        output.Write(report.Markdown());
        if (options.Out is { } file)
            AtomicFile.WriteText(file, Path.GetExtension(file) == ".json"
                ? JsonSerializer.Serialize(report, Indented) + "\n"
                : report.Markdown());
        if (!report.Agrees) progress.WriteLine("bench: a peer disagrees; see the report.");
        return report.Agrees ? ExitCode.Done : ExitCode.RunFailed;
    }

    private BenchReport Report()
    {
        var machine = Described();
        var first = Cases(_options.Sizes).First();
        var growth = new GrowthBench(_options.Repeats, _options.Quick, _progress);
        var (times, memory, growing) = (_options.Work.Any(work => work < BenchWork.Memory), _options.Work.Contains(BenchWork.Memory),
            _options.Work.Contains(BenchWork.Growth));
        return new(
            machine,
            times ? [.. Cases(_options.Sizes).Select(
                bench => new CaseBench(bench, Shape(bench.Size), Folder(bench.Size), PeersOf(bench), _options, _progress).Run())] : [],
            memory ? [.. Cases(_options.Sizes).Where(bench => bench.Threads == _options.Threads[0])
                .SelectMany(bench => MemoryBench.Run(bench, Prepared(bench.Size), PeersOf(bench), _progress))] : [],
            growing ? growth.ByStep(first, Shape(first.Size), Prepared(first.Size)) : [],
            growing ? growth.ByRun(first, Shape(first.Size), Prepared(first.Size)) : [],
            growing && !_options.Quick ? [.. Models.Select(
                size => growth.ByModel(first with { Size = size }, Shape(size), Prepared(size)))] : []);
    }

    private IEnumerable<BenchCase> Cases(IEnumerable<string> sizes) =>
        from size in sizes
        from dtype in _options.Dtypes
        from threads in _options.Threads
        select new BenchCase(size, dtype, threads, _options.Device);

    private MachineDescription Described()
    {
        Prepared(_options.Sizes[0]);
        var plain = Plain(_options.Sizes[0]);
        return MachineDescription.Read(
            Versions(WorkerProcess.Own(Folder(plain.Size), plain)),
            Cases(_options.Sizes).SelectMany(PeersOf).DistinctBy(peer => peer.Name).ToDictionary(
                peer => peer.Name, peer => Versions(peer.Start(Folder(plain.Size), plain))),
            _python is not null);

        static string Versions(WorkerProcess started)
        {
            using var side = started;
            return side.Ask<Description>(new("describe")).Versions;
        }
    }

    private IReadOnlyList<Peer> PeersOf(BenchCase bench) => Peer.Of(bench, _python);

    private BenchCase Plain(string size) => new(size, ComputeType.Float32, 1, _options.Device);

    private string Folder(string size) => Path.Combine(_root, size);

    private ModelShape Shape(string size)
    {
        Prepared(size);
        return _shapes[size];
    }

    /// <summary>The folder of a size, made when it is first asked for, by a process of its own.</summary>
    private string Prepared(string size)
    {
        if (_shapes.ContainsKey(size)) return Folder(size);
        var steps = _options.Quick ? 0 : TrainingSteps(size);
        _progress.WriteLine($"bench: {size}: preparing weights and tokens{(steps > 0 ? $", {steps} steps of training" : "")}");
        using var worker = WorkerProcess.Own(Folder(size), Plain(size) with { Threads = Environment.ProcessorCount });
        var vocabulary = worker.Ask<PrepareAnswer>(new("prepare") { TrainingSteps = steps }).Vocabulary;
        _shapes[size] = ModelShape.Of(BenchConfig.Model(size), vocabulary);
        return Folder(size);
    }

    /// <summary>
    /// Enough for responses to end by themselves; larger models learn that in fewer steps. Those of growth alone need none, and then nearly
    /// all responses are as long as they may be.
    /// </summary>
    private static int TrainingSteps(string size) => size switch
    {
        "xs" => 400,
        "s" => 250,
        "m" => 150,
        "l" or "20m" or "150m" => 80,
        _ => 0,
    };

    private static void RequireFolder(string? file)
    {
        if (file is not null && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            throw new UserErrorException($"Cannot write '{file}': there is no folder '{folder}'. Make it first.");
        }
    }
}
