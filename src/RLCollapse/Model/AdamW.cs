using System.Runtime.InteropServices;
using RLCollapse.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019, arXiv 1711.05101) as every stage uses it: matrices decay, norm gains and the value head do
/// not; the value head may have a learning rate of its own. Per parameter p with gradient g, at its step t:
/// p ← p·(1 − η·λ);  m ← β₁·m + (1 − β₁)·g;  v ← β₂·v + (1 − β₂)·g²;  p ← p − η·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + 10⁻⁸).
/// </summary>
/// <remarks>
/// TorchSharp's own optimizers hand eight numbers a parameter to libtorch as Scalars that nothing holds: see
/// <see cref="TensorArithmetic"/>.
/// </remarks>
public sealed class AdamW : IDisposable
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly Moments[] _moments;

    /// <summary>An optimizer of a policy's weights.</summary>
    /// <param name="policy">Whose weights; they change in place.</param>
    /// <param name="learningRate">Of the language model.</param>
    /// <param name="valueLearningRate">Of the value head; null leaves the head out.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="weightDecay">λ of matrices.</param>
    public AdamW(ILanguageModel policy, double learningRate, double? valueLearningRate, double beta1, double beta2, double weightDecay)
    {
        (_beta1, _beta2) = (beta1, beta2);
        var model = policy.Weights.SkipLast(1).Select(weight =>
            new Moments(weight.Parameter, learningRate, weight.Parameter.dim() >= 2 ? weightDecay : 0));
        _moments = [.. model, .. valueLearningRate is { } ofValue ? [new Moments(policy.ValueHead(), ofValue, 0)] : Array.Empty<Moments>()];
    }

    /// <summary>What every parameter's learning rate is multiplied by. Default 1.</summary>
    public double RateFactor { get; set; } = 1;

    /// <summary>Forgets the gradients.</summary>
    public void ForgetGradients()
    {
        foreach (var moments in _moments) moments.Parameter.grad = null;
    }

    /// <summary>Clips all gradients together.</summary>
    /// <param name="largest">Largest norm; 0 does not clip.</param>
    /// <returns>The norm before.</returns>
    public double ClipGradients(double largest)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var gradients = _moments.Select(moments => moments.Parameter.grad).OfType<Tensor>().ToArray();
        var norm = Math.Sqrt(gradients.Sum(AdamWStep.SumOfSquares));
        if (largest > 0 && norm > largest && double.IsFinite(norm))
        {
            foreach (var gradient in gradients) gradient.TimesInPlace(largest / (norm + 1e-6));
        }

        return norm;
    }

    /// <summary>Changes every parameter that has a gradient.</summary>
    public void Step()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        foreach (var moments in _moments)
        {
            if (moments.Parameter.grad is not { } gradient) continue;
            moments.Steps++;
            var step = new AdamWStep(moments.LearningRate * RateFactor, _beta1, _beta2, moments.WeightDecay, moments.Steps);
            step.Apply(moments.Parameter, gradient, moments.First, moments.Second);
        }
    }

    /// <summary>Writes steps and moments.</summary>
    public void Save(BinaryWriter writer)
    {
        using var scope = NewDisposeScope();
        foreach (var moments in _moments)
        {
            writer.Write(moments.Steps);
            foreach (var moment in moments.Both)
                writer.Write(MemoryMarshal.AsBytes(moment.cpu().to_type(float32).data<float>().ToArray().AsSpan()));
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        using var scope = NewDisposeScope();
        foreach (var moments in _moments)
        {
            moments.Steps = reader.ReadInt64();
            foreach (var moment in moments.Both)
            {
                var values = new float[moment.numel()];
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
                moment.copy_(tensor(values, moment.shape));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var moment in _moments.SelectMany(moments => moments.Both)) moment.Dispose();
    }

    private sealed class Moments(Parameter parameter, double learningRate, double weightDecay)
    {
        public Parameter Parameter => parameter;

        public double LearningRate => learningRate;

        public double WeightDecay => weightDecay;

        public Tensor First { get; } = zeros_like(parameter, requires_grad: false).DetachFromDisposeScope();

        public Tensor Second { get; } = zeros_like(parameter, requires_grad: false).DetachFromDisposeScope();

        public long Steps { get; set; }

        public Tensor[] Both => [First, Second];
    }
}
