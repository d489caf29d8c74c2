using RLCollapse.Model;
using TorchSharp;

namespace RLCollapse.Sampling;

/// <summary>Draws each row's next token, and lets the rows have what was drawn.</summary>
internal interface IDrawing : IDisposable
{
    /// <summary>Draws a token of each row.</summary>
    /// <param name="scores">What the model says of the next token of each.</param>
    /// <param name="rows">A rows.</param>
    /// <returns>int64 (A)</returns>
    torch.Tensor Next(NextTokenScores scores, SampledRow[] rows);

    /// <summary>Gives the rows, the same ones since the last look, whatever they have not got yet.</summary>
    void Look(SampledRow[] rows);
}
