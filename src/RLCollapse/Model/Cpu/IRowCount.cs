namespace RLCollapse.Model.Cpu;

/// <summary>A number of rows that the compiler knows, so that a tile of fewer rows is code without the others.</summary>
internal interface IRowCount
{
    /// <summary>Rows.</summary>
    static abstract int Value { get; }
}

/// <summary>One row.</summary>
internal readonly struct OneRow : IRowCount
{
    /// <inheritdoc/>
    public static int Value => 1;
}

/// <summary>Two rows.</summary>
internal readonly struct TwoRows : IRowCount
{
    /// <inheritdoc/>
    public static int Value => 2;
}

/// <summary>Three rows.</summary>
internal readonly struct ThreeRows : IRowCount
{
    /// <inheritdoc/>
    public static int Value => 3;
}

/// <summary>Four rows.</summary>
internal readonly struct FourRows : IRowCount
{
    /// <inheritdoc/>
    public static int Value => 4;
}

/// <summary>Five rows.</summary>
internal readonly struct FiveRows : IRowCount
{
    /// <inheritdoc/>
    public static int Value => 5;
}

/// <summary>Six rows.</summary>
internal readonly struct SixRows : IRowCount
{
    /// <inheritdoc/>
    public static int Value => 6;
}

/// <summary>Twelve rows.</summary>
internal readonly struct TwelveRows : IRowCount
{
    /// <inheritdoc/>
    public static int Value => 12;
}
