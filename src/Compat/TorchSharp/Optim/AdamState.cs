namespace TorchSharp.Modules;

/// <summary>Step count and moments of one parameter under Adam or AdamW.</summary>
internal sealed class AdamState : OptimizerState
{
    internal long Step;

    internal AdamState(Parameter parameter, bool amsgrad)
    {
        Mean = Zeros(parameter);
        Square = Zeros(parameter);
        Maximum = amsgrad ? Zeros(parameter) : null;
    }

    internal torch.Tensor Mean { get; private set; }

    internal torch.Tensor Square { get; private set; }

    internal torch.Tensor? Maximum { get; private set; }

    private static torch.Tensor Zeros(Parameter parameter)
    {
        using IDisposable frozen = torch.no_grad();
        return torch.zeros_like(parameter).DetachFromDisposeScope();
    }

    public override void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(Step);
        Mean.Save(writer);
        Square.Save(writer);
        writer.Write(Maximum is not null);
        Maximum?.Save(writer);
    }

    public override void LoadStateDict(BinaryReader reader)
    {
        Step = reader.ReadInt64();
        Mean.Load(reader);
        Square.Load(reader);
        bool hasMaximum = reader.ReadBoolean();
        if (hasMaximum != Maximum is not null) throw new InvalidDataException("The state and this optimizer differ in amsgrad.");
        Maximum?.Load(reader);
    }

    public override void to(torch.Device device)
    {
        Mean = Move(Mean, device);
        Square = Move(Square, device);
        Maximum = Maximum is null ? null : Move(Maximum, device);
    }

    private static torch.Tensor Move(torch.Tensor tensor, torch.Device device)
    {
        torch.Tensor moved = tensor.to(device).DetachFromDisposeScope();
        tensor.Dispose();
        return moved;
    }

    public override void Dispose()
    {
        Mean.Dispose();
        Square.Dispose();
        Maximum?.Dispose();
    }
}
