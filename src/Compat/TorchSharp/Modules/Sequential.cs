using System.Globalization;

namespace TorchSharp.Modules;

/// <summary>Modules one after another.</summary>
public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly List<torch.nn.Module<torch.Tensor, torch.Tensor>> _steps = [];

    protected internal Sequential(params (string name, torch.nn.Module<torch.Tensor, torch.Tensor> submodule)[] modules) : base(nameof(Sequential))
    {
        foreach ((string name, torch.nn.Module<torch.Tensor, torch.Tensor> module) in modules) append(name, module);
    }

    protected internal Sequential(params torch.nn.Module<torch.Tensor, torch.Tensor>[] modules) : base(nameof(Sequential))
    {
        foreach (torch.nn.Module<torch.Tensor, torch.Tensor> module in modules) append(module);
    }

    public int Count => _steps.Count;

    public torch.nn.IModule<torch.Tensor, torch.Tensor> this[int index] => _steps[index];

    public Sequential append(torch.nn.IModule<torch.Tensor, torch.Tensor> module) => append(_steps.Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, torch.nn.IModule<torch.Tensor, torch.Tensor> module)
    {
        var step = (torch.nn.Module<torch.Tensor, torch.Tensor>)module;
        register_module(name, step);
        _steps.Add(step);
        return this;
    }

    protected override void RegisterComponents()
    {
    }

    /// <summary>Applies every module in turn; what lies between them is freed at once unless the graph needs it.</summary>
    public override torch.Tensor forward(torch.Tensor tensor)
    {
        if (_steps.Count == 0) return tensor.alias();
        torch.Tensor current = tensor;
        foreach (torch.nn.Module<torch.Tensor, torch.Tensor> step in _steps)
        {
            torch.Tensor next = step.call(current);
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next)) current.Dispose();
            current = next;
        }
        return current;
    }
}
