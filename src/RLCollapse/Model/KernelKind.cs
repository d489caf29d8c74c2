namespace RLCollapse.Model;

/// <summary>Ways to compute the same functions.</summary>
public enum KernelKind
{
    /// <summary>One pass a function, over real tokens only.</summary>
    Fused,

    /// <summary>
    /// The engine's operations over padded rows, with its own kernel for attention; inside a block numbers keep the format of the products.
    /// </summary>
    Engine,

    /// <summary>Compositions of the engine's operations, over padded rows.</summary>
    Reference,
}
