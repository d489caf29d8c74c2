using RLCollapse.Common;
using RLCollapse.Model.Cpu;
using RLCollapse.Model.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Makes models, and what can be said of any.</summary>
public static class LanguageModels
{
    /// <summary>A model with the initial weights that a config and its seed decide.</summary>
    /// <param name="options">Sizes, number format and backend.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="tokens">Ids of the tokenizer, which are V unless the options say more.</param>
    /// <param name="device">Where the weights live.</param>
    /// <exception cref="UserErrorException">The backend is not for the device, or there are too many ids.</exception>
    public static ILanguageModel Create(ModelOptions options, int seed, int tokens, Device device)
    {
        var vocabularySize = options.VocabularyOf(tokens);
        if (options.Backend == BackendKind.Cpu && device.type != DeviceType.CPU)
            throw new UserErrorException($"model.backend=cpu computes on the CPU, but the device is {device}. Use "
                + "experiment.device=cpu, or model.backend=auto or torch.");
        var compute = Machine.Compute(options, device);
        var weights = InitialWeights.Create(options, vocabularySize, device, new Seed((ulong)seed).Derive("weights"));
        return options.Backend != BackendKind.Torch && device.type == DeviceType.CPU && compute == ComputeType.Float32
            ? new CpuModel(options, vocabularySize, weights)
            : new TorchModel(options, compute, weights);
    }

    /// <summary>The value head's weight, (1, C).</summary>
    public static Parameter ValueHead(this ILanguageModel model) => model.Weights[^1].Parameter;

    /// <summary>Number of weights of the language model, value head not counted.</summary>
    public static long ParameterCount(this ILanguageModel model) => model.Weights.SkipLast(1).Sum(weight => weight.Parameter.numel());

    /// <summary>Copies every weight from another model of the same shape.</summary>
    public static void CopyFrom(this ILanguageModel model, ILanguageModel other)
    {
        using var _ = no_grad();
        foreach (var (mine, theirs) in model.Weights.Zip(other.Weights)) mine.Parameter.copy_(theirs.Parameter);
    }
}
