using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>The device and threads that a config asks for.</summary>
public static class Machine
{
    private const long ParametersWorthBfloat16 = 300_000; // within libtorch, measured: at size m 1.3 to 1.4 times as fast, at s it is not

    // reckoned, not measured: with AMX libtorch's bfloat16 reached 60 GFLOP/s a core at size m, where the CPU runtime's float32 now reaches
    // more; its products gain with their width, and from some 10 M weights on should win
    private const long ParametersWorthLeavingTheRuntime = 10_000_000;

    /// <summary>Threads that a config means: its own number, or, for 0, every core.</summary>
    public static int Threads(ExperimentOptions options) => options.Threads > 0 ? options.Threads : Environment.ProcessorCount;

    /// <summary>
    /// The number format that a config means on a device: its own, or, for <see cref="ComputeType.Auto"/>, bfloat16 where the device
    /// multiplies it faster and the model is large enough to gain.
    /// </summary>
    /// <returns>Float32 or Bfloat16.</returns>
    public static ComputeType Compute(ModelOptions model, Device device)
    {
        if (model.Dtype != ComputeType.Auto) return model.Dtype;
        if (model.Backend == BackendKind.Cpu) return ComputeType.Float32;
        var isCpu = device.type == DeviceType.CPU;
        var isFast = !isCpu || Processor.Flags.Contains("amx_bf16") || Processor.Flags.Contains("avx512_bf16");
        var worth = isCpu && model.Backend == BackendKind.Auto ? ParametersWorthLeavingTheRuntime : ParametersWorthBfloat16;
        return isFast && Parameters(model) >= worth ? ComputeType.Bfloat16 : ComputeType.Float32;
    }

    /// <summary>Sets the threads and gives the device.</summary>
    /// <exception cref="UserErrorException">There is none such; see <see cref="Find"/>.</exception>
    public static Device Prepare(ExperimentOptions options)
    {
        var device = Find(options);
        PartThreads.Use(Threads(options));
        return device;
    }

    /// <summary>Loads libtorch and finds the device.</summary>
    /// <exception cref="UserErrorException">
    /// A native library cannot be loaded; or CUDA is asked for and there is none, or no device of that number.
    /// </exception>
    public static Device Find(ExperimentOptions options)
    {
        NativeLibraries.Load();
        var gpus = options.Device == "cpu" ? 0 : cuda.device_count(); // asked first: it decides which libraries are loaded
        return DeviceOf(options.Device, gpus);
    }

    /// <summary>The device that <c>experiment.device</c> means.</summary>
    /// <param name="asked">Its value.</param>
    /// <param name="gpus">CUDA devices that are there.</param>
    /// <exception cref="UserErrorException">There is none, or none of that number.</exception>
    public static Device DeviceOf(string asked, int gpus) => asked switch
    {
        "cpu" => CPU,
        "auto" when gpus == 0 => CPU,
        _ when gpus == 0 =>
            throw new UserErrorException($"experiment.device is '{asked}' but this libtorch finds no CUDA device. Use "
                + "experiment.device=cpu, or build with CUDA: "
                + "RLCOLLAPSE_DEVICE=cuda in the environment of rlcollapse, or -p:Device=cuda for dotnet build."),
        "auto" or "cuda" => new Device(DeviceType.CUDA, 0),
        _ when int.TryParse(asked["cuda:".Length..], out var index) && index < gpus => new Device(DeviceType.CUDA, index),
        _ => throw new UserErrorException($"experiment.device is '{asked}' but "
            + $"{(gpus == 1 ? "there is one CUDA device, cuda:0" : $"there are {gpus} CUDA devices, cuda:0 to cuda:{gpus - 1}")}. "
            + "Name one that is there."),
    };

    /// <summary>What a run computes with, in a line.</summary>
    public static string Describe(ExperimentOptions experiment, ModelOptions model, Device device)
    {
        var threads = Threads(experiment);
        var chosen = model.Dtype == ComputeType.Auto ? " (chosen by model.dtype=auto)" : "";
        return $"on {device} with {threads} thread{(threads == 1 ? "" : "s")}, {EnumNames.Of(Compute(model, device))} products{chosen}";
    }

    /// <summary>Of the blocks.</summary>
    private static long Parameters(ModelOptions model) =>
        (long)model.Layers * model.Width * ((2L * model.QueryWidth) + (2L * model.KeyWidth) + (3L * model.FeedForward));
}
