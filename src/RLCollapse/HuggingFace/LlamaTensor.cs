namespace RLCollapse.HuggingFace;

/// <summary>A tensor of the Llama layout and where its rows stand in the policy.</summary>
/// <param name="Name">In Hugging Face's files.</param>
/// <param name="Shape">Sizes; a matrix is (outputs, inputs), as in the policy.</param>
/// <param name="Parameter">The policy's parameter: where several tensors name the same one, it holds their rows one under the other, in
/// this order.</param>
public sealed record LlamaTensor(string Name, long[] Shape, string Parameter);
