namespace RLCollapse.Model;

/// <summary>A float32 tensor in main memory, on its way into or out of a file.</summary>
/// <param name="Name">Such as <c>decoder.norm.weight</c>.</param>
/// <param name="Shape">Sizes; none of them for a scalar.</param>
/// <param name="Values">Row by row, as many as the product of the sizes.</param>
public sealed record NamedTensor(string Name, long[] Shape, float[] Values)
{
    /// <summary>The shape as messages write it.</summary>
    public static string Describe(IEnumerable<long> shape) => $"({string.Join(", ", shape)})";
}
