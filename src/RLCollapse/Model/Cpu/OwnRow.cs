using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// What one row does with its own keys and values, which no other row reads: sums are taken in two halves, so that one need not wait for
/// the other.
/// </summary>
internal static unsafe class OwnRow<V> where V : unmanaged, ILanes<V>
{
    /// <summary>q·k of every key.</summary>
    /// <param name="query">(D), D even.</param>
    /// <param name="keys">Panels of sixteen.</param>
    /// <param name="size">D.</param>
    /// <param name="count">Number of keys.</param>
    /// <param name="scores">Written, filled up to sixteen with anything.</param>
    public static void Scores(float* query, float* keys, int size, int count, float* scores)
    {
        var panel = (nint)size * 16;
        for (; count > 16; count -= 32, keys += 2 * panel, scores += 32)
        {
            V a = default, b = default, c = default, d = default;
            var second = keys + panel;
            for (var i = 0; i < size; i += 2)
            {
                V even = V.Create(query[i]), odd = V.Create(query[i + 1]);
                a = V.FusedMultiplyAdd(even, V.Load(keys + (i * 16)), a);
                b = V.FusedMultiplyAdd(odd, V.Load(keys + (i * 16) + 16), b);
                c = V.FusedMultiplyAdd(even, V.Load(second + (i * 16)), c);
                d = V.FusedMultiplyAdd(odd, V.Load(second + (i * 16) + 16), d);
            }

            (a + b).Store(scores);
            (c + d).Store(scores + 16);
        }

        if (count <= 0) return;
        V left = default, right = default;
        for (var i = 0; i < size; i += 2)
        {
            left = V.FusedMultiplyAdd(V.Create(query[i]), V.Load(keys + (i * 16)), left);
            right = V.FusedMultiplyAdd(V.Create(query[i + 1]), V.Load(keys + (i * 16) + 16), right);
        }

        (left + right).Store(scores);
    }

    /// <summary>Adds Σ weight·value.</summary>
    /// <param name="weights">Of each token.</param>
    /// <param name="values">(count, channels)</param>
    /// <param name="channels">A multiple of sixteen.</param>
    /// <param name="count">Number of tokens.</param>
    /// <param name="sums">(channels), added to.</param>
    public static void Mix(float* weights, float* values, nint channels, int count, float* sums)
    {
        for (nint channel = 0; channel < channels; channel += 16)
        {
            V even = V.Load(sums + channel), odd = default;
            var value = values + channel;
            var j = 0;
            for (; j < count - 1; j += 2, value += 2 * channels)
            {
                even = V.FusedMultiplyAdd(V.Create(weights[j]), V.Load(value), even);
                odd = V.FusedMultiplyAdd(V.Create(weights[j + 1]), V.Load(value + channels), odd);
            }

            if (j < count) even = V.FusedMultiplyAdd(V.Create(weights[j]), V.Load(value), even);
            (even + odd).Store(sums + channel);
        }
    }
}
