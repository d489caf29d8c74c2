using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>What a forward pass leaves for its way back, in one arena.</summary>
internal sealed unsafe class Activations<V> : IDisposable where V : unmanaged, ILanes<V>
{
    private readonly Arena _arena;

    /// <param name="sizes">Of the model.</param>
    /// <param name="passage">The tokens.</param>
    /// <param name="areKept">Whether there will be a way back; else blocks share what they can.</param>
    public Activations(Sizes sizes, Passage passage, bool areKept)
    {
        long n = passage.Count, wanted = passage.Wanted.Length;
        var layers = sizes.Options.Layers;
        var weights = areKept ? Attention<V>.Kept(passage, sizes, isLast: false) : 0;
        var lastWeights = areKept ? Attention<V>.Kept(passage, sizes, isLast: true) : 0;
        var perToken = (2L * sizes.WidthRow) + sizes.AttendedRow + sizes.QkvRow + sizes.GateUpRow + 2;
        var own = areKept ? layers : 2;
        _arena = Arena.Take((own * ((n * perToken) + weights)) + lastWeights + (wanted * ((2L * sizes.WidthRow) + sizes.ScoresRow + 1)),
            (8 * own) + 4);
        Blocks = new BlockActivations[layers];
        for (var i = 0; i < layers; i++)
        {
            var isLast = i == layers - 1;
            var outputs = isLast ? wanted : n;
            Blocks[i] = !areKept && i > 1
                ? Blocks[i - 2]
                : new(_arena.Floats(n * sizes.WidthRow), _arena.Floats(n), _arena.Floats(n * sizes.QkvRow),
                    areKept ? _arena.Floats(isLast ? lastWeights : weights) : null, _arena.Floats(outputs * sizes.AttendedRow),
                    _arena.Floats(outputs * sizes.WidthRow), _arena.Floats(outputs), _arena.Floats(outputs * sizes.GateUpRow));
        }

        Last = _arena.Floats(wanted * sizes.WidthRow);
        LastScale = _arena.Floats(wanted);
        Hidden = _arena.Floats(wanted * sizes.WidthRow);
        Scores = _arena.Floats(wanted * sizes.ScoresRow);
    }

    /// <summary>Each block's.</summary>
    public BlockActivations[] Blocks { get; }

    /// <summary>(M, C): the stream behind the last block.</summary>
    public float* Last { get; }

    /// <summary>(M): of the last norm.</summary>
    public float* LastScale { get; }

    /// <summary>(M, C): behind the last norm.</summary>
    public float* Hidden { get; }

    /// <summary>(M, V): scores, later probabilities.</summary>
    public float* Scores { get; }

    /// <inheritdoc/>
    public void Dispose() => _arena.Dispose();
}
