using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Causal attention of packed sequences, a family and a head at a time: o = softmax(q·kᵀ)·v, queries being rotated and divided by √D
/// already. Keys of a root are laid out once for all that continue it. Weights of a token stand in two runs: of the root's tokens, and of
/// its own sequence's.
/// </summary>
internal static unsafe class Attention<V> where V : unmanaged, ILanes<V>
{
    /// <summary>Sequences up to so many keys keep their weights for the way back; longer ones compute them again.</summary>
    private const int MostKept = 512;

    /// <summary>Floats of all weights that are kept.</summary>
    public static long Kept(Passage passage, Sizes sizes, bool isLast)
    {
        var floats = 0L;
        foreach (var family in passage.Families)
        {
            floats += Kept(family.Root, 0, sizes, isLast);
            foreach (var member in family.Members) floats += Kept(member, family.Root.Length, sizes, isLast);
        }

        return floats;
    }

    /// <summary>Attends.</summary>
    /// <param name="passage">The tokens.</param>
    /// <param name="sizes">H and D.</param>
    /// <param name="isLast">Whether only what is wanted is computed.</param>
    /// <param name="qkv">(N, (H + 2K)·D)</param>
    /// <param name="weights">Room for what <see cref="Kept(Passage, Sizes, bool)"/> says; null keeps nothing.</param>
    /// <param name="output">(N, H·D), or of the wanted tokens alone; written.</param>
    public static void Forward(Passage passage, Sizes sizes, bool isLast, float* qkv, float* weights, float* output)
    {
        foreach (var family in passage.Families)
        {
            var head = new AttentionHead<V>(family, sizes, isLast, false);
            for (var h = 0; h < sizes.Heads; h++)
            {
                var kept = weights;
                head.Begin(qkv, h);
                head.Forward(family.Root, 0, output, Next(family.Root, 0, ref kept));
                foreach (var member in family.Members)
                    head.Forward(member, family.Root.Length, output, Next(member, family.Root.Length, ref kept));
                if (weights != null) weights = kept;
            }
        }

        float* Next(Piece piece, int before, ref float* kept)
        {
            var own = kept;
            if (kept == null || IsLong(piece, before)) return null;
            kept += OfAHead(piece, before, isLast);
            return own;
        }
    }

    /// <summary>Gradients.</summary>
    /// <param name="passage">The tokens.</param>
    /// <param name="sizes">H and D.</param>
    /// <param name="isLast">Whether only what is wanted was computed.</param>
    /// <param name="qkv">(N, (H + 2K)·D)</param>
    /// <param name="weights">As the way there left them.</param>
    /// <param name="gradient">Of the output.</param>
    /// <param name="result">Of qkv, written.</param>
    public static void Back(Passage passage, Sizes sizes, bool isLast, float* qkv, float* weights, float* gradient, float* result)
    {
        for (var t = 0; t < passage.Count; t++) new Span<float>(result + ((nint)t * sizes.QkvRow), sizes.Qkv).Clear();
        foreach (var family in passage.Families)
        {
            var head = new AttentionHead<V>(family, sizes, isLast, true);
            for (var h = 0; h < sizes.Heads; h++)
            {
                head.Begin(qkv, h);
                head.Back(family.Root, 0, gradient, Next(family.Root, 0), result);
                foreach (var member in family.Members)
                    head.Back(member, family.Root.Length, gradient, Next(member, family.Root.Length), result);
            }
        }

        float* Next(Piece piece, int before)
        {
            if (IsLong(piece, before)) return null;
            var own = weights;
            weights += OfAHead(piece, before, isLast);
            return own;
        }
    }

    private static bool IsLong(Piece piece, int before) => Sizes.Padded(before) + Sizes.Padded(piece.Length) > MostKept;

    private static long Kept(Piece piece, int before, Sizes sizes, bool isLast) =>
        IsLong(piece, before) ? 0 : sizes.Heads * OfAHead(piece, before, isLast);

    private static long OfAHead(Piece piece, int before, bool isLast) =>
        (long)(isLast ? piece.WantedLength : piece.Length) * (Sizes.Padded(before) + Sizes.Padded(piece.Length));
}
