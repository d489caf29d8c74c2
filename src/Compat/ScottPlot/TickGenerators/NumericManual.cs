namespace ScottPlot.TickGenerators;

/// <summary>Ticks at given places only.</summary>
public class NumericManual : ITickGenerator, IRangeTicks
{
    private readonly List<Tick> _all = [];

    /// <summary>No ticks as yet.</summary>
    public NumericManual()
    {
    }

    /// <summary>The given ticks.</summary>
    public NumericManual(Tick[] ticks) => _all.AddRange(ticks);

    /// <summary>Major ticks.</summary>
    /// <exception cref="ArgumentException">There are more places than texts or fewer.</exception>
    public NumericManual(double[] positions, string[] labels)
    {
        if (positions.Length != labels.Length)
            throw new ArgumentException($"{positions.Length} positions but {labels.Length} labels: give one label a position.", nameof(labels));
        for (var i = 0; i < positions.Length; i++) AddMajor(positions[i], labels[i]);
    }

    /// <inheritdoc/>
    public Tick[] Ticks { get; private set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 50;

    /// <summary>Adds a tick.</summary>
    public void Add(Tick tick) => _all.Add(tick);

    /// <summary>Adds a major tick.</summary>
    public void AddMajor(double position, string label) => Add(Tick.Major(position, label));

    /// <summary>Adds a minor tick.</summary>
    public void AddMinor(double position) => Add(Tick.Minor(position));

    Tick[] IRangeTicks.Regenerate(double min, double max, float pixels, Edge edge) =>
        Ticks = [.. _all.Where(tick => tick.Position >= Math.Min(min, max) && tick.Position <= Math.Max(min, max))];
}
