using TorchSharp.Utils;

namespace TorchSharp.Modules;

/// <summary>Groups, state and files, for every optimizer.</summary>
public abstract class OptimizerHelper : torch.optim.Optimizer
{
    protected OptimizerOptions _defaults = new();
    protected OrderedDict<nint, OptimizerState> _state = new();

    /// <exception cref="ArgumentException">A parameter is already in a group.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Options.LearningRate ??= _defaults.LearningRate;
        param_group.Options.InitialLearningRate = param_group.LearningRate;
        foreach (Parameter parameter in param_group.Parameters)
        {
            if (_state.ContainsKey(parameter.Handle)) throw new ArgumentException($"A parameter of shape [{string.Join(", ", parameter.shape)}] is in two groups.");
            _state.Add(parameter.Handle, NewState(parameter));
        }
        base.add_param_group(param_group);
    }

    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>Moves the state to a device, after the parameters have moved.</summary>
    public void to(torch.Device device)
    {
        foreach (OptimizerState state in _state.Values) state.to(device);
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Writes settings and state in the order of groups and parameters.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        writer.Write(GetType().Name);
        writer.Encode(_parameter_groups.Count);
        writer.Encode(_state.Count);
        foreach (ParamGroup group in _parameter_groups) group.Options.SaveStateDict(writer);
        foreach (OptimizerState state in _state.Values) state.SaveStateDict(writer);
    }

    /// <exception cref="InvalidDataException">The state is another optimizer's, or of other groups or parameters.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        string kind = reader.ReadString();
        if (kind != GetType().Name) throw new InvalidDataException($"The state is of {kind}, this optimizer is {GetType().Name}.");
        long groups = reader.Decode(), states = reader.Decode();
        if (groups != _parameter_groups.Count || states != _state.Count)
            throw new InvalidDataException($"The state has {groups} groups and {states} parameters, this optimizer {_parameter_groups.Count} and {_state.Count}.");
        foreach (ParamGroup group in _parameter_groups) group.Options.LoadStateDict(reader);
        foreach (OptimizerState state in _state.Values) state.LoadStateDict(reader);
    }

    private protected static torch.Tensor? Evaluate(Func<torch.Tensor>? closure)
    {
        if (closure is null) return null;
        using IDisposable recording = torch.enable_grad();
        return closure();
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (OptimizerState state in _state.Values) state.Dispose();
        _state.Clear();
    }
}
