using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// What one row does with its own keys and values, which no other row reads: in the order of a product's tile, so that a token has the
/// same probability, bit for bit, when it is drawn and when it is learned from.
/// </summary>
internal static unsafe class OwnRow<V> where V : unmanaged, ILanes<V>
{
    /// <summary>q·k of every key, two panels at a time, so that sums need not wait for each other.</summary>
    /// <param name="query">(D)</param>
    /// <param name="keys">Panels of sixteen.</param>
    /// <param name="size">D.</param>
    /// <param name="count">Number of keys.</param>
    /// <param name="scores">Written, filled up to sixteen with anything.</param>
    public static void Scores(float* query, float* keys, int size, int count, float* scores)
    {
        var panel = (nint)size * 16;
        for (; count > 16; count -= 32, keys += 2 * panel, scores += 32)
        {
            V left = default, right = default;
            var second = keys + panel;
            for (var i = 0; i < size; i++)
            {
                var q = V.Create(query[i]);
                left = V.FusedMultiplyAdd(q, V.Load(keys + (i * 16)), left);
                right = V.FusedMultiplyAdd(q, V.Load(second + (i * 16)), right);
            }

            left.Store(scores);
            right.Store(scores + 16);
        }

        if (count <= 0) return;
        V sum = default;
        for (var i = 0; i < size; i++) sum = V.FusedMultiplyAdd(V.Create(query[i]), V.Load(keys + (i * 16)), sum);
        sum.Store(scores);
    }

    /// <summary>Adds Σ weight·value, 32 channels at a time where there are so many.</summary>
    /// <param name="weights">Of each token.</param>
    /// <param name="values">(count, channels)</param>
    /// <param name="channels">A multiple of sixteen.</param>
    /// <param name="count">Number of tokens.</param>
    /// <param name="sums">(channels), added to.</param>
    public static void Mix(float* weights, float* values, nint channels, int count, float* sums)
    {
        var row = channels;
        for (; channels >= 32; channels -= 32, values += 32, sums += 32)
        {
            V left = V.Load(sums), right = V.Load(sums + 16);
            var value = values;
            for (var j = 0; j < count; j++, value += row)
            {
                var weight = V.Create(weights[j]);
                left = V.FusedMultiplyAdd(weight, V.Load(value), left);
                right = V.FusedMultiplyAdd(weight, V.Load(value + 16), right);
            }

            left.Store(sums);
            right.Store(sums + 16);
        }

        if (channels == 0) return;
        var sum = V.Load(sums);
        for (var j = 0; j < count; j++, values += row) sum = V.FusedMultiplyAdd(V.Create(weights[j]), V.Load(values), sum);
        sum.Store(sums);
    }
}
