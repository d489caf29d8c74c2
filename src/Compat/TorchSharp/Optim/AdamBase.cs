namespace TorchSharp.Modules;

/// <summary>The step that Adam and AdamW share; they differ in where weight decay acts.</summary>
public abstract unsafe class AdamBase : OptimizerHelper
{
    private bool _amsgrad;

    private protected abstract AdamArg Settings(ParamGroup group);

    private protected void UseAmsgrad(bool value) => _amsgrad = value;

    private protected override OptimizerState NewState(Parameter parameter) => new AdamState(parameter, _amsgrad);

    /// <summary>One update; parameters without a gradient stay as they are.</summary>
    public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
    {
        torch.Tensor? loss = Evaluate(closure);
        foreach (ParamGroup group in _parameter_groups) Update((List<Parameter>)group.Parameters, Settings(group));
        return loss;
    }

    private void Update(List<Parameter> parameters, AdamArg settings)
    {
        int count = parameters.Count;
        var handles = new nint[4 * count];
        var steps = new long[count];
        for (int i = 0; i < count; i++)
        {
            var state = (AdamState)_state[parameters[i].Handle];
            handles[i] = parameters[i].Handle;
            handles[count + i] = state.Mean.Handle;
            handles[2 * count + i] = state.Square.Handle;
            handles[3 * count + i] = Op.HandleOf(state.Maximum);
            steps[i] = state.Step;
        }
        fixed (nint* h = handles)
        fixed (long* s = steps)
            Native.Check(Native.ts_adam_step(h, h + count, h + 2 * count, h + 3 * count, s, count, &settings));
        for (int i = 0; i < count; i++) ((AdamState)_state[parameters[i].Handle]).Step = steps[i];
    }
}
