using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>SwiGLU: down(silu(gate(x)) · up(x)) (Shazeer 2020, arXiv 2002.05202). Gate and up share one product.</summary>
internal sealed class FeedForward(Func<string, Tensor> weight, ScalarType format)
{
    private readonly Projection _gateUp = new(weight("gate_up.weight"), format);
    private readonly Projection _down = new(weight("down.weight"), format);

    public Tensor Forward(Tensor x)
    {
        var both = _gateUp.Forward(x).chunk(2, -1);
        return _down.Forward(nn.functional.silu(both[0]) * both[1]);
    }
}
