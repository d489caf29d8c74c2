namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A libtorch tensor. It is freed by <see cref="Dispose()"/>, by the <see cref="DisposeScope"/> that was open when it
    /// was made, or at last by the garbage collector.
    /// </summary>
    public unsafe partial class Tensor : IDisposable
    {
        private static long s_live;
        private static long s_peak;

        private nint _handle;

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Where the owning scope keeps this tensor.</summary>
        internal int ScopeSlot { get; set; }

        internal Tensor(nint handle)
        {
            _handle = handle;
            long live = Interlocked.Increment(ref s_live);
            if (live > s_peak) s_peak = live;
            DisposeScopeManager.Register(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>Tensors alive in the process.</summary>
        public static long TotalCount => Interlocked.Read(ref s_live);

        /// <summary>The most tensors that were alive at once (approximate under threads).</summary>
        public static long PeakCount => s_peak;

        /// <summary>The native tensor.</summary>
        /// <exception cref="InvalidOperationException">The tensor has been disposed of.</exception>
        public nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException(
            "Tensor invalid -- empty handle: it was disposed of, perhaps by the DisposeScope it was made in (MoveToOuterDisposeScope keeps one).");

        public bool IsInvalid => _handle == 0;

        public void Dispose()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0) return;
            Interlocked.Decrement(ref s_live);
            Native.ts_dispose(handle);
        }

        /// <summary>Gives the native tensor up to the caller; this object is empty afterwards.</summary>
        public nint DecoupleFromNativeHandle()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            GC.SuppressFinalize(this);
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) Interlocked.Decrement(ref s_live);
            return handle;
        }

        /// <summary>Hands the tensor to the scope around the one that owns it.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>From now on only <see cref="Dispose()"/> or the garbage collector frees the tensor.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } scope) scope.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Same shape and same elements.</summary>
        public bool Equals(Tensor target)
        {
            int result;
            Native.Check(Native.ts_equal(Handle, target.Handle, &result));
            GC.KeepAlive(this);
            GC.KeepAlive(target);
            return result != 0;
        }

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
