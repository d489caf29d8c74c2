namespace RLCollapse.Benchmarks.Worker;

/// <summary>A matrix product whose matrices are ready.</summary>
internal interface IProduct
{
    /// <summary>Computes it once.</summary>
    void Compute();
}
