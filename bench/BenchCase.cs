using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.Benchmarks;

/// <summary>What is held fixed while the sides take turns.</summary>
/// <param name="Size">Of the model.</param>
/// <param name="Dtype">Number format of the products.</param>
/// <param name="Threads">Of each side.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
public sealed record BenchCase(string Size, ComputeType Dtype, int Threads, string Device = "cpu")
{
    /// <summary>The format as configs write it.</summary>
    public string Format => EnumNames.Of(Dtype);

    /// <summary>Whether our side is the CPU runtime; elsewhere it is the torch backend, beside which TorchSharp would be a copy.</summary>
    public bool IsOwnRuntime => Dtype == ComputeType.Float32 && Device == "cpu";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Size}, {Format}, {Threads} {(Threads == 1 ? "thread" : "threads")}{(Device == "cpu" ? "" : $", {Device}")}";
}
