using System.Collections;
using System.Diagnostics;
using System.Text;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Cli.Progress;
using RLCollapse.Cli.Sweeps;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Cli;

/// <summary>Runs a config; see <see cref="Pipeline.Run"/>.</summary>
public delegate string RunPipeline(
    RunConfig config, string resultsRoot, bool fresh, IRunObserver observer, CancellationToken interrupt, FinishedRun? from);

/// <summary>Draws the plots of a run folder.</summary>
public delegate void DrawFigures(string runFolder, IReadOnlyList<PlotFormat> formats);

/// <summary>Says what a run would cost, a labelled line each; stages that are done cost nothing.</summary>
public delegate IReadOnlyList<(string Label, string Value)> EstimateRun(RunConfig config, IReadOnlyCollection<string> done);

/// <summary>Measures what a run would take.</summary>
public delegate RunCost MeasureRun(RunConfig config);

/// <summary>Runs benchmarks and gives the exit code.</summary>
public delegate int RunBenchmarks(BenchOptions options, TextWriter output, TextWriter progress);

/// <summary>Writes tables, figures and verdicts of a sweep from its files.</summary>
public delegate void WriteSweepReport(string sweepFolder, IReadOnlyList<PlotFormat> formats);

/// <summary>The world that the command acts on.</summary>
public sealed record CliContext
{
    /// <summary>Results: what another program may read.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Progress and messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a person watches <see cref="Error"/> on a terminal that can be redrawn.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Columns of the terminal that shows <see cref="Output"/>; null where none does.</summary>
    public int? Width { get; init; }

    /// <summary>The clock of the progress display.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Runs a config.</summary>
    public RunPipeline Pipeline { get; init; } = (config, resultsRoot, fresh, observer, interrupt, from) =>
        RLCollapse.Pipeline.Run(config, resultsRoot, fresh, new DrawnRun(observer, config.Output.Plots, interrupt), interrupt, from);

    /// <summary>Draws plots.</summary>
    public DrawFigures Figures { get; init; } = (folder, formats) => RunFigures.Draw(folder, formats);

    /// <summary>Says what a run would cost.</summary>
    public EstimateRun Estimate { get; init; } = RunEstimate.Of;

    /// <summary>Measures what a run would take.</summary>
    public MeasureRun Cost { get; init; } = RunEstimate.Cost;

    /// <summary>Writes the report of a sweep whose jobs have ended.</summary>
    public WriteSweepReport SweepReport { get; init; } = (folder, formats) =>
        RLCollapse.Analysis.Reports.SweepReport.Write(folder, formats);

    /// <summary>Runs benchmarks: the work of a program of its own, which has this command in it.</summary>
    public RunBenchmarks Benchmarks { get; init; } = (_, _, _) =>
        throw new UserErrorException("The benchmarks are built and started by 'rlcollapse bench' in a checkout of the sources; "
            + "call it there.");

    /// <summary>The process that runs one job of a sweep, given its config file and results root.</summary>
    public Func<string, string, ProcessStartInfo> Worker { get; init; } = WorkerCommand.Local;

    /// <summary>Loads libtorch and counts the CUDA devices.</summary>
    public Func<int> Gpus { get; init; } = Installation.LoadLibtorch;

    /// <summary>The programs of Slurm.</summary>
    public SlurmPrograms Slurm { get; init; } = SlurmPrograms.Installed;

    /// <summary>This process: its console, environment and clock.</summary>
    public static CliContext System()
    {
        // the own encoding of the console on Windows has no '→' or '…'
        if (OperatingSystems.Here == SystemKind.Windows) Console.OutputEncoding = new UTF8Encoding(false);
        Console.SetError(new ForgivingWriter(Console.Error));
        var environment = global::System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");
        return new()
        {
            Output = new PlainWriter(Console.Out),
            Error = new PlainWriter(Console.Error),
            IsTerminal = Terminal.CanRedraw(Console.IsErrorRedirected, environment, OperatingSystems.Here),
            Environment = environment,
            Width = Console.IsOutputRedirected ? null : Math.Max(20, Console.WindowWidth),
        };
    }
}
