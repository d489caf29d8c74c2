using RLCollapse.Config;
using RLCollapse.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>The device and threads that a config asks for.</summary>
public static class Machine
{
    private const long ParametersWorthThreads = 300_000;

    /// <summary>Threads that a config means: its own number, or, for 0, one where the model is too small to gain from more and every core elsewhere.</summary>
    public static int Threads(ExperimentOptions options, ModelOptions model)
    {
        if (options.Threads > 0) return options.Threads;
        var parameters = (long)model.Layers * model.Width * ((4L * model.Width) + (3L * model.FeedForward));
        return parameters < ParametersWorthThreads ? 1 : Environment.ProcessorCount;
    }

    /// <summary>Sets the engine's threads and gives the device.</summary>
    /// <exception cref="UserErrorException">CUDA is asked for and there is none.</exception>
    public static Device Prepare(ExperimentOptions options, ModelOptions model)
    {
        var gpu = options.Device != "cpu" && cuda.is_available(); // asked first: it decides which libraries are loaded
        set_num_threads(Threads(options, model));
        if (!gpu && options.Device is "cpu" or "auto") return CPU;
        if (!gpu)
        {
            throw new UserErrorException($"experiment.device is '{options.Device}' but this libtorch finds no CUDA device. Use experiment.device=cpu, or point LIBTORCH= at the torch folder of a PyTorch with CUDA.");
        }

        var index = options.Device.StartsWith("cuda:", StringComparison.Ordinal) ? int.Parse(options.Device[5..]) : 0;
        return index < cuda.device_count()
            ? device($"cuda:{index}")
            : throw new UserErrorException($"experiment.device is '{options.Device}' but there are only {cuda.device_count()} CUDA devices (0 … {cuda.device_count() - 1}).");
    }
}
