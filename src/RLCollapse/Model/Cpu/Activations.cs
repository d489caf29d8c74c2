namespace RLCollapse.Model.Cpu;

/// <summary>What the forward pass leaves for the backward pass, of N tokens, in one arena.</summary>
internal sealed unsafe class Activations : IDisposable
{
    private const int RunsOfABlock = 10;
    private readonly Arena _arena;

    /// <param name="options">Sizes.</param>
    /// <param name="tokens">N.</param>
    /// <param name="areKept">Whether each block has its own; else all share one block's, for a pass without gradients.</param>
    public Activations(ModelOptions options, int tokens, bool areKept)
    {
        long n = tokens, width = options.Width, inner = options.FeedForward;
        var blocks = areKept ? options.Layers : 1;
        var ofABlock = n * ((8 * width) + (3 * inner) + 2);
        _arena = Arena.Take((blocks * ofABlock) + (n * ((2 * width) + 1)), (blocks * RunsOfABlock) + 3);
        var kept = Enumerable.Range(0, blocks).Select(_ => new BlockActivations(
            _arena.Floats(n * width), _arena.Floats(n), _arena.Floats(n * width), _arena.Floats(n * 3 * width), _arena.Floats(n * width),
            _arena.Floats(n * width), _arena.Floats(n), _arena.Floats(n * width), _arena.Floats(n * 2 * inner),
            _arena.Floats(n * inner))).ToArray();
        Blocks = [.. Enumerable.Range(0, options.Layers).Select(i => kept[areKept ? i : 0])];
        Branch = _arena.Floats(n * width);
        Last = _arena.Floats(n * width);
        LastScale = _arena.Floats(n);
    }

    /// <summary>Each block's.</summary>
    public IReadOnlyList<BlockActivations> Blocks { get; }

    /// <summary>(N, C): what a block's attention or feed-forward network adds to the stream; each overwrites the one before.</summary>
    public float* Branch { get; }

    /// <summary>(N, C): the stream behind the last block.</summary>
    public float* Last { get; }

    /// <summary>(N): scale of the last norm.</summary>
    public float* LastScale { get; }

    /// <inheritdoc/>
    public void Dispose() => _arena.Dispose();
}
