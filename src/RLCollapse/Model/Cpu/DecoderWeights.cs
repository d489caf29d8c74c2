using RLCollapse.Kernels;
using TorchSharp.Modules;

namespace RLCollapse.Model.Cpu;

/// <summary>The weights of a model packed for passes: once for as long as they do not change.</summary>
internal sealed unsafe class DecoderWeights : IDisposable
{
    private readonly Arena _arena;
    private readonly IReadOnlyDictionary<string, Parameter> _parameters;

    /// <param name="parameters">By name.</param>
    /// <param name="sizes">Of the model.</param>
    /// <param name="withBack">Whether gradients will be asked for.</param>
    public DecoderWeights(IReadOnlyDictionary<string, Parameter> parameters, Sizes sizes, bool withBack)
    {
        (_parameters, Sizes) = (parameters, sizes);
        var (width, inner, layers) = (sizes.Width, sizes.Inner, sizes.Options.Layers);
        var ofABlock = PackedMatrix.Size(sizes.QkvOutputs, width, 1) + PackedMatrix.Size(width, sizes.Queries, 1)
            + PackedMatrix.Size(2 * inner, width, 2) + PackedMatrix.Size(width, inner, 1) + (2L * sizes.Channels);
        _arena = Arena.Take((layers * ofABlock) + PackedMatrix.Size(sizes.Vocabulary, width, 1) + (2L * sizes.Channels), (10 * layers) + 4);
        Blocks = [.. Enumerable.Range(0, layers).Select(i =>
        {
            var name = $"decoder.blocks.{i}.";
            return new BlockWeights(
                Vector($"{name}attention_norm.weight"),
                Matrix($"{name}attention.qkv.weight", sizes.QkvOutputs, width, 1, withBack),
                Matrix($"{name}attention.output.weight", width, sizes.Queries, 1, withBack),
                Vector($"{name}feed_forward_norm.weight"),
                Matrix($"{name}feed_forward.gate_up.weight", 2 * inner, width, 2, withBack),
                Matrix($"{name}feed_forward.down.weight", width, inner, 1, withBack));
        })];
        Norm = Vector("decoder.norm.weight");
        Head = Matrix(parameters.ContainsKey("decoder.head") ? "decoder.head" : "decoder.embedding", sizes.Vocabulary, width, 1, withBack);
        ValueHead = Vector("value_head");
    }

    /// <summary>Of the model.</summary>
    public Sizes Sizes { get; }

    /// <summary>First to last.</summary>
    public IReadOnlyList<BlockWeights> Blocks { get; }

    /// <summary>Behind the last block, (C).</summary>
    public float* Norm { get; }

    /// <summary>(V, C): of the scores.</summary>
    public PackedMatrix Head { get; }

    /// <summary>(C)</summary>
    public float* ValueHead { get; }

    /// <summary>Rows of the embedding.</summary>
    /// <param name="ids">Tokens.</param>
    /// <param name="to">(rows, C), written.</param>
    public void Embed(ReadOnlySpan<int> ids, float* to)
    {
        float* embedding = Memory.Floats(_parameters["decoder.embedding"]);
        for (var row = 0; row < ids.Length; row++, to += Sizes.WidthRow)
        {
            new Span<float>(embedding + ((nint)ids[row] * Sizes.Width), Sizes.Width).CopyTo(new Span<float>(to, Sizes.Width));
            new Span<float>(to + Sizes.Width, Sizes.Channels - Sizes.Width).Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _arena.Dispose();
        GC.KeepAlive(_parameters);
    }

    private PackedMatrix Matrix(string name, int outputs, int inputs, int runs, bool withBack) =>
        new(Memory.Floats(_parameters[name]), outputs, inputs, runs, _arena, withBack);

    private float* Vector(string name)
    {
        var to = _arena.Floats(Sizes.Channels);
        new Span<float>(Memory.Floats(_parameters[name]), Sizes.Width).CopyTo(new Span<float>(to, Sizes.Width));
        new Span<float>(to + Sizes.Width, Sizes.Channels - Sizes.Width).Clear();
        return to;
    }
}
