using RLCollapse.Kernels;
using RLCollapse.Model;
using TorchSharp;

namespace RLCollapse.Sampling;

/// <summary>
/// How many rows are decoded at a time: on the CPU as many as keep their keys and values near the processor, but enough to be worth reading
/// the weights for.
/// </summary>
public static class RolloutParts
{
    private const long CacheBytes = 4 << 20; // measured: at size m 32 rows at a time give 1.3 times the tokens a second of 128
    private const long WeightBytesARow = 128 << 10; // measured: at size l 64 rows give 1.3 times those of 16
    private const int MostRows = 64; // measured: at sizes xs and s 64 rows give 1.05 to 1.1 times those of 128
    private const long DeviceCacheBytes = 4L << 30;
    private const int MostDeviceRows = 8_192;

    /// <summary>Rows at a time.</summary>
    /// <param name="model">Sizes.</param>
    /// <param name="maxNewTokens">Most tokens a row may get.</param>
    /// <param name="device">Where the model lives.</param>
    public static int Rows(ModelOptions model, int maxNewTokens, torch.Device device)
    {
        if (device.type != DeviceType.CPU) return DeviceRows(model);
        var keysAndValues = 2L * model.Layers * model.Width * maxNewTokens * sizeof(float);
        var weights = (long)model.Layers * model.Width * ((4L * model.Width) + (3L * model.FeedForward)) * sizeof(float);
        return (int)Math.Clamp(Math.Max(CacheBytes / keysAndValues, weights / WeightBytesARow), 1, MostRows);
    }

    /// <summary>Cuts prompts into parts of about equal size; the samples of a prompt stay together.</summary>
    /// <param name="prompts">Number of prompts, at least one.</param>
    /// <param name="samplesPerPrompt">Rows a prompt.</param>
    /// <param name="rows">Rows a part may have; a prompt with more is a part of its own.</param>
    public static IEnumerable<Range> Of(int prompts, int samplesPerPrompt, int rows)
    {
        var atMost = Math.Max(1, rows / samplesPerPrompt);
        var parts = (prompts + atMost - 1) / atMost;
        return Enumerable.Range(0, parts).Select(part => PartThreads.Rows(prompts, part, parts));
    }

    /// <summary>A GPU is the faster the more it has at once: as many as fit a few gigabytes of keys and values.</summary>
    private static int DeviceRows(ModelOptions model) =>
        (int)Math.Clamp(DeviceCacheBytes / (2L * model.Layers * model.Width * model.ContextLength * sizeof(float)), 1, MostDeviceRows);
}
