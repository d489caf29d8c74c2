namespace TorchSharp;

public static partial class torch
{
    // Draws.
    public partial class Tensor
    {
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null)
        {
            Native.Check(Native.ts_normal_(Handle, mean, std, generator?.Handle ?? 0));
            return this;
        }

        public Tensor uniform_(double from, double to, Generator? generator = null)
        {
            Native.Check(Native.ts_uniform_(Handle, from, to, generator?.Handle ?? 0));
            return this;
        }

        public Tensor exponential_(double lambda = 1.0, Generator? generator = null)
        {
            Native.Check(Native.ts_exponential_(Handle, lambda, generator?.Handle ?? 0));
            return this;
        }

        public Tensor bernoulli(Generator? generator = null)
        {
            nint result = Native.ts_bernoulli(Handle, generator?.Handle ?? 0);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null)
        {
            Native.Check(Native.ts_bernoulli_(Handle, p, generator?.Handle ?? 0));
            return this;
        }

        /// <summary>Indices drawn from rows of weights (non-negative, not all zero).</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null)
        {
            nint result = Native.ts_multinomial(Handle, num_samples, replacement ? 1 : 0, generator?.Handle ?? 0);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }
    }
}
