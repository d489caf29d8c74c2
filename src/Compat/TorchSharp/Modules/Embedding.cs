namespace TorchSharp.Modules;

/// <summary>Rows of a table by index.</summary>
public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly long _padding;
    private readonly bool _scaleByFrequency;
    private readonly bool _sparse;

    internal Embedding(long rows, long columns, long? padding, bool scaleByFrequency, bool sparse, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(Embedding))
    {
        (_padding, _scaleByFrequency, _sparse) = (padding ?? -1, scaleByFrequency, sparse);
        weight = new Parameter(torch.empty(rows, columns, dtype, device));
        torch.nn.init.normal_(weight);
        if (padding is not { } row) return;
        using IDisposable frozen = torch.no_grad();
        using torch.Tensor unused = weight.select(0, row);
        unused.zero_();
    }

    public Parameter? weight
    {
        get => _internal_params["weight"];
        set => Adopt("weight", value);
    }

    protected override void RegisterComponents()
    {
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        nint result = Native.ts_embedding(weight!.Handle, input.Handle, _padding, _scaleByFrequency ? 1 : 0, _sparse ? 1 : 0);
        GC.KeepAlive(input);
        return Op.Wrap(result);
    }
}
