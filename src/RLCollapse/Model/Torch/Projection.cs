using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>y = x·Wᵀ in the number format of the products, to which the weight is cast once.</summary>
internal sealed class Projection(Tensor weight, ScalarType format)
{
    private const int RowsOfAKind = 16; // on the CPU libtorch compiles a bfloat16 product anew for every number of rows: round it up

    private readonly Tensor _weight = weight.to_type(format);

    public Tensor Forward(Tensor input)
    {
        var x = input.to_type(format);
        var rows = x.numel() / x.shape[^1];
        var missing = format == bfloat16 && x.device.type == DeviceType.CPU ? (RowsOfAKind - (rows % RowsOfAKind)) % RowsOfAKind : 0;
        if (missing == 0) return nn.functional.linear(x, _weight);
        var rounded = cat([x.reshape(rows, -1), zeros(missing, x.shape[^1], dtype: format)], 0);
        return nn.functional.linear(rounded, _weight).narrow(0, 0, rows).reshape([.. x.shape[..^1], -1]);
    }
}
