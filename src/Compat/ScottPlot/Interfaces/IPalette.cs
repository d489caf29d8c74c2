namespace ScottPlot;

/// <summary>A list of colours that go together.</summary>
public interface IPalette
{
    /// <summary>The colours.</summary>
    Color[] Colors { get; }

    /// <summary>Readable name.</summary>
    string Name { get; }

    /// <summary>Where the colours come from.</summary>
    string Description { get; }

    /// <summary>The colour at an index; starts over behind the last one.</summary>
    Color GetColor(int index);
}
