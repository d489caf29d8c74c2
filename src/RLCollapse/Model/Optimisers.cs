using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>AdamW as every stage uses it: matrices decay, norm gains and the value head do not; the value head may have a learning rate of its own.</summary>
public static class Optimisers
{
    /// <summary>An optimiser of a policy's weights.</summary>
    /// <param name="policy">Whose weights.</param>
    /// <param name="learningRate">Of the language model.</param>
    /// <param name="valueLearningRate">Of the value head; null leaves the head out.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="weightDecay">Decoupled decay of matrices.</param>
    public static AdamW AdamW(Policy policy, double learningRate, double? valueLearningRate, double beta1, double beta2, double weightDecay)
    {
        var model = policy.Decoder.parameters().ToArray();
        List<AdamW.ParamGroup> groups =
        [
            Group(model.Where(p => p.dim() >= 2), learningRate, weightDecay),
            Group(model.Where(p => p.dim() < 2), learningRate, 0),
        ];
        if (valueLearningRate is { } ofValue) groups.Add(Group([policy.ValueHead], ofValue, 0));
        return new AdamW(groups, learningRate, beta1, beta2);
    }

    /// <summary>Sets every group to its own peak rate times a factor.</summary>
    public static void Scale(AdamW optimizer, double factor)
    {
        foreach (var group in optimizer.ParamGroups) group.LearningRate = group.InitialLearningRate * factor;
    }

    /// <summary>Clips all gradients together.</summary>
    /// <param name="parameters">Whose gradients.</param>
    /// <param name="largest">Largest norm; 0 does not clip.</param>
    /// <returns>The norm before.</returns>
    public static double Clip(IEnumerable<Parameter> parameters, double largest) =>
        nn.utils.clip_grad_norm_(parameters, largest > 0 ? largest : double.MaxValue);

    private static AdamW.ParamGroup Group(IEnumerable<Parameter> parameters, double learningRate, double weightDecay) =>
        new(parameters, new AdamW.Options { LearningRate = learningRate, InitialLearningRate = learningRate, weight_decay = weightDecay });
}
