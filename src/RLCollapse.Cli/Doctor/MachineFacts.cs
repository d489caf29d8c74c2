using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Stages;

namespace RLCollapse.Cli.Doctor;

/// <summary>What there is to be known of a machine, before anything is made of it. A problem is a message, or null.</summary>
internal sealed record MachineFacts
{
    /// <summary>Name of the processor.</summary>
    public required string Processor { get; init; }

    /// <summary>Cores that the process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>The processor's extensions that decide how libraries multiply.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Width of a vector.</summary>
    public required int VectorBits { get; init; }

    /// <summary>Memory that the process may take.</summary>
    public required double MemoryGigabytes { get; init; }

    /// <summary>Why libtorch cannot be loaded.</summary>
    public required string? LibtorchProblem { get; init; }

    /// <summary>CUDA devices that libtorch finds.</summary>
    public required int Gpus { get; init; }

    /// <summary>Whether a driver of NVIDIA is there.</summary>
    public required bool HasDriver { get; init; }

    /// <summary>Why figures cannot be written upon.</summary>
    public required string? FontProblem { get; init; }

    /// <summary>Folder of the results, as it was given.</summary>
    public required string Results { get; init; }

    /// <summary>Free on its disk.</summary>
    public required double FreeGigabytes { get; init; }

    /// <summary>Why nothing can be written or locked there.</summary>
    public required string? WriteProblem { get; init; }

    /// <summary>The commit of the program; null where it is in no checkout.</summary>
    public required string? Commit { get; init; }

    /// <summary>Why there is no Slurm.</summary>
    public required string? SlurmProblem { get; init; }

    /// <summary>Those of this machine.</summary>
    /// <param name="results">Folder of the results, there or not.</param>
    /// <param name="slurm">The programs of Slurm.</param>
    public static MachineFacts Of(string results, SlurmPrograms slurm)
    {
        var gpus = 0;
        var above = Above(Path.GetFullPath(results));
        return new()
        {
            Processor = Common.Processor.Name,
            Cores = Environment.ProcessorCount,
            Features = Common.Processor.Decisive,
            VectorBits = Installation.VectorBits,
            MemoryGigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9,
            LibtorchProblem = Problem(() => gpus = Installation.LoadLibtorch()),
            Gpus = gpus,
            HasDriver = File.Exists("/dev/nvidiactl"),
            FontProblem = Problem(() => FigureFont.Width("β", 12)),
            Results = results,
            FreeGigabytes = new DriveInfo(above).AvailableFreeSpace / 1e9,
            WriteProblem = Problem(() => Try(above)),
            Commit = Installation.Commit,
            SlurmProblem = Problem(slurm.Require),
        };
    }

    /// <summary>The folder, or what is nearest above it: a file there is in its way.</summary>
    private static string Above(string folder) =>
        Path.Exists(folder) || Path.GetDirectoryName(folder) is not { } parent ? folder : Above(parent);

    /// <summary>Does in a folder what a run does: makes a folder, locks it, writes a file.</summary>
    private static void Try(string folder)
    {
        var trial = TemporaryName.Beside(Path.Combine(folder, "doctor"));
        try
        {
            using (FolderLock.TryTake(trial)) AtomicFile.WriteText(Path.Combine(trial, "trial"), "");
        }
        catch (UserErrorException error) when (error.InnerException is { } cause)
        {
            throw cause; // what to do is said of the whole folder
        }
        finally
        {
            if (Directory.Exists(trial)) Disk.DeleteFolder(trial);
        }
    }

    private static string? Problem(Action trial)
    {
        try
        {
            trial();
            return null;
        }
        catch (Exception error)
        {
            return error.Message.Split('\n')[0].TrimEnd('.');
        }
    }
}
