namespace TorchSharp.Modules;

/// <summary>A module that learns nothing.</summary>
public abstract class ParameterLessModule<T1, T2> : torch.nn.Module<T1, T2>
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    protected override void RegisterComponents()
    {
    }
}
