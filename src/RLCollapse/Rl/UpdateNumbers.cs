using System.Globalization;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>Named numbers of an update: parts of a minibatch add up, minibatches are averaged.</summary>
internal sealed class UpdateNumbers
{
    /// <summary>Approximate KL(old ‖ new) in nats per token: what the guard looks at.</summary>
    public const string KlPerToken = "approximate_kl_per_token";

    private readonly Dictionary<string, double> _sums = [];
    private readonly List<(string Name, Tensor Scalar)> _unread = []; // reading waits for the device

    /// <summary>Minibatches taken in.</summary>
    public int Count { get; private set; }

    /// <summary>A number's sum so far.</summary>
    public double this[string name]
    {
        get
        {
            Read();
            return _sums[name];
        }
    }

    /// <summary>Adds a scalar to a number; it is read when numbers are asked for, all of them at once.</summary>
    public void Add(string name, Tensor scalar) => _unread.Add((name, scalar.detach().DetachFromDisposeScope()));

    /// <summary>Adds to a number.</summary>
    public void Add(string name, double value) => _sums[name] = _sums.GetValueOrDefault(name) + value;

    /// <summary>Ends the run when a number is none.</summary>
    /// <param name="step">Of the run, from 1; for the message.</param>
    /// <exception cref="DivergedException">Some number is infinite or NaN.</exception>
    public void RequireFinite(int step)
    {
        Read();
        foreach (var (name, value) in _sums.Where(pair => !double.IsFinite(pair.Value)))
        {
            throw new DivergedException($"RL step {step}: {name} is {value.ToString(CultureInfo.InvariantCulture)}, so nothing more can "
                + $"be learned: lower rl.optimizer.learningRate{(name == "loss/kl" ? " or rl.kl.coefficient" : "")}.");
        }
    }

    /// <summary>Takes in a minibatch.</summary>
    public void Add(UpdateNumbers minibatch)
    {
        AddPart(minibatch);
        Count++;
    }

    /// <summary>Takes in a part of this minibatch.</summary>
    public void AddPart(UpdateNumbers part)
    {
        part.Read();
        foreach (var (name, value) in part._sums) Add(name, value);
    }

    /// <summary>Writes each number's mean over the minibatches.</summary>
    public void Write(MetricsRecord record)
    {
        foreach (var (name, sum) in _sums) record[name] = sum / Count;
    }

    private void Read()
    {
        if (_unread.Count == 0) return;
        using var scope = NewDisposeScope();
        var values = stack([.. _unread.Select(pair => pair.Scalar)]).cpu().to_type(float64).data<double>().ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            Add(_unread[i].Name, values[i]);
            _unread[i].Scalar.Dispose();
        }

        _unread.Clear();
    }
}
