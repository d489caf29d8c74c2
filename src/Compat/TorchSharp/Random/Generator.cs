namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = InitializeDevice(device);
            _handle = Take(Native.ts_generator_new(seed, (int)this.device.type, this.device.index));
        }

        private Generator(nint handle, Device device) => (_handle, this.device) = (Take(handle), device);

        ~Generator() => Dispose(false);

        /// <summary>The CPU generator that draws use when none is given.</summary>
        public static Generator Default => new(Native.ts_generator_default(0, -1), CPU);

        public nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Generator));

        public Device device { get; }

        public Tensor get_state() => Op.Wrap(Native.ts_generator_get_state(Handle));

        public void set_state(Tensor value)
        {
            Native.Check(Native.ts_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(value);
        }

        public Generator manual_seed(long seed)
        {
            Native.Check(Native.ts_generator_seed(Handle, (ulong)seed));
            return this;
        }

        /// <summary>Seeds from the operating system and returns the seed.</summary>
        public unsafe long seed()
        {
            ulong seed;
            Native.Check(Native.ts_generator_reseed(Handle, &seed));
            return (long)seed;
        }

        public unsafe long initial_seed()
        {
            ulong seed;
            Native.Check(Native.ts_generator_current_seed(Handle, &seed));
            return (long)seed;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) Native.ts_generator_dispose(handle);
        }

        private static nint Take(nint handle) => handle != 0 ? handle : throw Native.Error();
    }

    /// <summary>Seeds the default generators of every device.</summary>
    public static Generator manual_seed(long seed)
    {
        Native.Check(Native.ts_manual_seed((ulong)seed));
        return Generator.Default;
    }

    /// <summary>The default CPU generator.</summary>
    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        public static long seed()
        {
            using Generator generator = Generator.Default;
            return generator.seed();
        }

        public static Tensor get_rng_state()
        {
            using Generator generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using Generator generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
