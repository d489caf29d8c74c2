namespace RLCollapse.Kernels;

/// <summary>Where the queries, keys and values of a sequence's tokens stand, of one head.</summary>
/// <typeparam name="T">Their format.</typeparam>
/// <param name="first">First token's query.</param>
/// <param name="part">Numbers from query to key and from key to value.</param>
/// <param name="stride">Numbers between tokens.</param>
internal readonly unsafe struct HeadRows<T>(T* first, nint part, nint stride) where T : unmanaged, IElement<T>
{
    private readonly T* _first = first;

    /// <summary>A token's query.</summary>
    public T* Query(int token) => _first + (token * stride);

    /// <summary>A token's key.</summary>
    public T* Key(int token) => _first + (token * stride) + part;

    /// <summary>A token's value.</summary>
    public T* Value(int token) => _first + (token * stride) + (2 * part);
}
