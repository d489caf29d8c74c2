using RLCollapse.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model.Cpu;

/// <summary>The gradients of a part of a batch, filled up as the passes leave them, zero at first.</summary>
internal sealed unsafe class DecoderGradients : IDisposable
{
    private const string ValueHeadName = "value_head";

    private readonly Arena _arena;
    private readonly List<(string Name, nint From, int Rows, int Columns, int Run)> _all = [];

    /// <param name="sizes">Of the model.</param>
    public DecoderGradients(Sizes sizes)
    {
        var (width, channels, inner, vocabulary, layers) =
            (sizes.Width, sizes.Channels, sizes.Inner, sizes.Vocabulary, sizes.Options.Layers);
        var ofABlock = ((sizes.QkvOutputs + (2L * sizes.Gate)) * channels) + ((long)width * (sizes.Attended + sizes.Gate)) + (2 * channels);
        _arena = Arena.Take((layers * ofABlock) + (2L * vocabulary * channels) + (2 * channels), (6 * layers) + 4);
        Blocks = [.. Enumerable.Range(0, layers).Select(i =>
        {
            var name = $"decoder.blocks.{i}.";
            return new BlockGradients(
                Take($"{name}attention_norm.weight", 1, width),
                Take($"{name}attention.qkv.weight", sizes.QkvOutputs, width),
                Take($"{name}attention.output.weight", width, sizes.Queries),
                Take($"{name}feed_forward_norm.weight", 1, width),
                Take($"{name}feed_forward.gate_up.weight", 2 * inner, width, 2),
                Take($"{name}feed_forward.down.weight", width, inner));
        })];
        Embedding = Take("decoder.embedding", vocabulary, width);
        Norm = Take("decoder.norm.weight", 1, width);
        Head = sizes.Options.TieEmbeddings ? Embedding : Take("decoder.head", vocabulary, width);
        ValueHead = Take(ValueHeadName, 1, width);
    }

    /// <summary>First to last.</summary>
    public IReadOnlyList<BlockGradients> Blocks { get; }

    /// <summary>(V, C)</summary>
    public float* Embedding { get; }

    /// <summary>(C)</summary>
    public float* Norm { get; }

    /// <summary>(V, C)</summary>
    public float* Head { get; }

    /// <summary>(C)</summary>
    public float* ValueHead { get; }

    /// <summary>Whether the loss depends on values; if not, the value head's gradient is left as it is.</summary>
    public bool AreOfValues { get; set; }

    /// <summary>Adds them to the parameters' own, which are made where there are none.</summary>
    public void AddTo(IReadOnlyDictionary<string, Parameter> parameters)
    {
        foreach (var (name, from, rows, columns, run) in _all)
        {
            if (name == ValueHeadName && !AreOfValues) continue;
            var parameter = parameters[name];
            using var gradient = parameter.grad ?? zeros_like(parameter);
            using var had = parameter.grad;
            if (had is null) parameter.grad = gradient;
            float* to = Memory.Floats(gradient), source = (float*)from;
            for (var row = 0; row < rows; row++)
            {
                var padded = (row / run * Sizes.Padded(run)) + (row % run);
                Add(source + ((nint)padded * Sizes.Padded(columns)), to + ((nint)row * columns), columns);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _arena.Dispose();

    private static void Add(float* from, float* to, int count)
    {
        for (var i = 0; i < count; i++) to[i] += from[i];
    }

    private float* Take(string name, int rows, int columns, int runs = 1)
    {
        var count = (long)runs * (runs == 1 ? rows : Sizes.Padded(rows / runs)) * Sizes.Padded(columns);
        var to = _arena.Floats(count);
        new Span<float>(to, checked((int)count)).Clear();
        _all.Add((name, (nint)to, rows, columns, rows / runs));
        return to;
    }
}
