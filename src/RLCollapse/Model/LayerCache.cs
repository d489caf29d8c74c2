using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Where attention puts its keys and values: nowhere in training, into a <see cref="KvCache"/> when decoding.</summary>
public abstract class LayerCache
{
    /// <summary>Keeps nothing: a whole sequence attends to itself.</summary>
    public static readonly LayerCache None = new NoCache();

    /// <summary>Appends the keys and values of new tokens.</summary>
    /// <param name="keys_BHTD">(B, H, T, D), rotated.</param>
    /// <param name="values_BHTD">(B, H, T, D)</param>
    /// <returns>All keys and values up to and with the new ones.</returns>
    public abstract (Tensor Keys, Tensor Values) Append(Tensor keys_BHTD, Tensor values_BHTD);

    private sealed class NoCache : LayerCache
    {
        public override (Tensor Keys, Tensor Values) Append(Tensor keys_BHTD, Tensor values_BHTD) => (keys_BHTD, values_BHTD);
    }
}
