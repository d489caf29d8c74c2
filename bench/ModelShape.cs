using RLCollapse.Model;

namespace RLCollapse.Benchmarks;

/// <summary>What decides a decoder's floating-point operations.</summary>
/// <param name="Width">C.</param>
/// <param name="Layers">L.</param>
/// <param name="FeedForward">F.</param>
/// <param name="VocabularySize">V.</param>
public sealed record ModelShape(int Width, int Layers, int FeedForward, int VocabularySize)
{
    /// <summary>Weights of the blocks' matrices and the embedding.</summary>
    public double Parameters => ((double)Layers * Width * ((4.0 * Width) + (3.0 * FeedForward))) + ((double)Width * VocabularySize);

    /// <summary>The shape of a model section.</summary>
    public static ModelShape Of(ModelOptions model, int vocabularySize) =>
        new(model.Width, model.Layers, model.FeedForward, vocabularySize);
}
