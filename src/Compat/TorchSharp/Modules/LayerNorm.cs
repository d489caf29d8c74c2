namespace TorchSharp.Modules;

/// <summary>Normalises the trailing dimensions to mean 0 and variance 1, then scales and shifts.</summary>
public sealed class LayerNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        this.normalized_shape = normalized_shape;
        this.eps = eps;
        this.elementwise_affine = elementwise_affine;
        if (!elementwise_affine) return;
        Adopt("weight", new Parameter(torch.ones(normalized_shape, dtype, device)));
        if (bias) Adopt("bias", new Parameter(torch.zeros(normalized_shape, dtype, device)));
    }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

    public Parameter weight
    {
        get => _internal_params.TryGetValue("weight", out Parameter? value) ? value : null!;
        set => Adopt("weight", value);
    }

    public Parameter? bias
    {
        get => _internal_params.TryGetValue("bias", out Parameter? value) ? value : null;
        set => Adopt("bias", value);
    }

    public void reset_parameters()
    {
        if (weight is { } scale) torch.nn.init.ones_(scale);
        if (bias is { } shift) torch.nn.init.zeros_(shift);
    }

    protected override void RegisterComponents()
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) =>
        torch.nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
}
