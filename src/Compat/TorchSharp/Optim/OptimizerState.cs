namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about one parameter.</summary>
public abstract class OptimizerState : IDisposable
{
    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Moves the memory to a device.</summary>
    public abstract void to(torch.Device device);

    public abstract void Dispose();
}
