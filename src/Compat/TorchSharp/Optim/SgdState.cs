namespace TorchSharp.Modules;

/// <summary>The momentum of one parameter under SGD.</summary>
internal sealed class SgdState : OptimizerState
{
    internal bool Started;

    internal SgdState(Parameter parameter)
    {
        using IDisposable frozen = torch.no_grad();
        Momentum = torch.zeros_like(parameter).DetachFromDisposeScope();
    }

    internal torch.Tensor Momentum { get; private set; }

    public override void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(Started);
        Momentum.Save(writer);
    }

    public override void LoadStateDict(BinaryReader reader)
    {
        Started = reader.ReadBoolean();
        Momentum.Load(reader);
    }

    public override void to(torch.Device device)
    {
        torch.Tensor moved = Momentum.to(device).DetachFromDisposeScope();
        Momentum.Dispose();
        Momentum = moved;
    }

    public override void Dispose() => Momentum.Dispose();
}
