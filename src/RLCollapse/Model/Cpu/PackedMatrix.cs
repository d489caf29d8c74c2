namespace RLCollapse.Model.Cpu;

/// <summary>
/// The weight W of a linear map y = W·x as products take it: in panels of sixteen columns. Its rows may be several runs, each filled up
/// to sixteen.
/// </summary>
internal sealed unsafe class PackedMatrix
{
    private const int Width = 16;

    /// <param name="weight">W, (outputs, inputs), row-major.</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="runs">Runs of rows, of equal length.</param>
    /// <param name="arena">Where panels go.</param>
    /// <param name="withBack">Whether gradients will flow through it.</param>
    public PackedMatrix(float* weight, int outputs, int inputs, int runs, Arena arena, bool withBack)
    {
        (Outputs, Inputs, Run) = (outputs, inputs, outputs / runs);
        PaddedOutputs = runs * Sizes.Padded(Run);
        PaddedInputs = Sizes.Padded(inputs);
        Forward = arena.Floats((long)PaddedOutputs * inputs);
        for (var first = 0; first < PaddedOutputs; first += Width)
        {
            var panel = Forward + ((nint)first * inputs);
            for (var column = 0; column < Width; column++)
            {
                var row = RowOf(first + column);
                for (var k = 0; k < inputs; k++) panel[(k * Width) + column] = row < 0 ? 0 : weight[((nint)row * inputs) + k];
            }
        }

        if (!withBack) return;
        Back = arena.Floats((long)PaddedOutputs * PaddedInputs);
        for (var k = 0; k < PaddedOutputs; k++)
        {
            var row = RowOf(k);
            for (var first = 0; first < PaddedInputs; first += Width)
            {
                var to = new Span<float>(Back + ((nint)first * PaddedOutputs) + (k * Width), Width);
                to.Clear();
                if (row >= 0) new Span<float>(weight + ((nint)row * inputs) + first, Math.Min(Width, inputs - first)).CopyTo(to);
            }
        }
    }

    /// <summary>Rows of W.</summary>
    public int Outputs { get; }

    /// <summary>Columns of W.</summary>
    public int Inputs { get; }

    /// <summary>Rows of a run.</summary>
    public int Run { get; }

    /// <summary>Outputs, each run filled up.</summary>
    public int PaddedOutputs { get; }

    /// <summary>Inputs, filled up.</summary>
    public int PaddedInputs { get; }

    /// <summary>Wᵀ, (inputs, padded outputs), in panels.</summary>
    public float* Forward { get; }

    /// <summary>W, (padded outputs, padded inputs), in panels; null where no gradients flow.</summary>
    public float* Back { get; }

    /// <summary>Floats that both take.</summary>
    public static long Size(int outputs, int inputs, int runs) =>
        (long)runs * Sizes.Padded(outputs / runs) * (inputs + Sizes.Padded(inputs));

    /// <summary>The row of W that an output is, or −1 where it fills up.</summary>
    public int RowOf(int output)
    {
        var (run, at) = (output / Sizes.Padded(Run), output % Sizes.Padded(Run));
        return at < Run ? (run * Run) + at : -1;
    }
}
