namespace RLCollapse.Kernels;

/// <summary>
/// Sixteen floats that are worked on together, in as many registers as the processor needs for them. What a function gives is the same
/// bits whatever the registers are.
/// </summary>
/// <typeparam name="V">The type itself.</typeparam>
internal unsafe interface ILanes<V> where V : unmanaged, ILanes<V>
{
    /// <summary>Rows of a product's tile whose sums, sixteen a row, fill the registers.</summary>
    static abstract int TileRows { get; }

    /// <summary>Reads sixteen floats.</summary>
    static abstract V Load(float* from);

    /// <summary>Sixteen times the same.</summary>
    static abstract V Create(float value);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract V FusedMultiplyAdd(V a, V b, V c);

    /// <summary>The larger ones; b where one is no number.</summary>
    static abstract V Max(V a, V b);

    /// <summary>The smaller ones; b where one is no number.</summary>
    static abstract V Min(V a, V b);

    /// <summary>The next whole numbers below.</summary>
    static abstract V Floor(V x);

    /// <summary>2^n of whole numbers −126 … 127.</summary>
    static abstract V PowerOfTwo(V n);

    /// <summary>0 where x is below the limit, else <paramref name="value"/>.</summary>
    static abstract V WhereNotBelow(V x, V limit, V value);

    /// <summary>The first ones of <paramref name="value"/>, the others of <paramref name="rest"/>.</summary>
    static abstract V First(int count, V value, V rest);

    /// <summary>Sum of each pair.</summary>
    static abstract V operator +(V a, V b);

    /// <summary>Difference of each pair.</summary>
    static abstract V operator -(V a, V b);

    /// <summary>Product of each pair.</summary>
    static abstract V operator *(V a, V b);

    /// <summary>Quotient of each pair.</summary>
    static abstract V operator /(V a, V b);

    /// <summary>Writes sixteen floats.</summary>
    void Store(float* to);

    /// <summary>Their sum, halves added to halves.</summary>
    float Sum();

    /// <summary>The largest.</summary>
    float Highest();
}
