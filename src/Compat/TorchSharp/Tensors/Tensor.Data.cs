using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // Copies, casts, moves between devices, and the elements as managed values.
    public unsafe partial class Tensor
    {
        public Tensor clone() => Op.Call(&Native.ts_clone, this);

        public Tensor alias() => Op.Call(&Native.ts_alias, this);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, null, copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, device, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => To(other.dtype, other.device, false, false, non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, null, copy, disposeAfter, non_blocking);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor cpu() => To(null, CPU, false, false, false);

        public Tensor cuda(Device? device = null, bool non_blocking = false) => To(null, device ?? CUDA, false, false, non_blocking);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        private Tensor To(ScalarType? type, Device? device, bool copy, bool disposeAfter, bool non_blocking)
        {
            nint result = Native.ts_to(Handle, new OptionsArg(type, device), non_blocking ? 1 : 0, copy ? 1 : 0);
            GC.KeepAlive(this);
            Tensor moved = Op.Wrap(result);
            if (disposeAfter) Dispose();
            return moved;
        }

        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            Native.Check(Native.ts_copy_(Handle, source.Handle, nonBlocking ? 1 : 0));
            GC.KeepAlive(source);
            return this;
        }

        /// <summary>Replaces what the tensor holds, shape, dtype and device included, without a trace in the graph.</summary>
        internal void SetData(Tensor data)
        {
            Native.Check(Native.ts_set_data(Handle, data.Handle));
            GC.KeepAlive(data);
        }

        /// <summary>The single element, as a number.</summary>
        public Scalar ToScalar()
        {
            (double real, long integer) = TensorExtensionMethods.Item(this);
            return dtype switch
            {
                ScalarType.Bool => integer != 0,
                ScalarType.Int64 => integer,
                ScalarType.Int32 => (int)integer,
                ScalarType.Int16 => (short)integer,
                ScalarType.Int8 => (sbyte)integer,
                ScalarType.Byte => (byte)integer,
                ScalarType type => Scalar.Of(real, type),
            };
        }

        /// <summary>The only element of a one-element tensor.</summary>
        /// <exception cref="ArgumentException">There are more elements, or they are not <typeparamref name="T"/>.</exception>
        public T item<T>() where T : unmanaged
        {
            if (numel() != 1) throw new ArgumentException($"Only one-element tensors have an item; this one holds {numel()}.");
            RequireType<T>();
            using Tensor here = cpu();
            return *(T*)here.Pointer();
        }

        /// <summary>The elements in row-major order, without a copy where the tensor is contiguous.</summary>
        /// <exception cref="ArgumentException">The elements are not <typeparamref name="T"/>.</exception>
        /// <exception cref="InvalidOperationException">The tensor is not on the CPU.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            RequireType<T>();
            RequireCpu();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The memory of a contiguous tensor on the CPU.</summary>
        public Span<byte> bytes
        {
            get
            {
                RequireCpu();
                if (!is_contiguous()) throw new InvalidOperationException("bytes needs a contiguous tensor: call contiguous() first.");
                return new Span<byte>(Pointer(), checked((int)(numel() * element_size())));
            }
            set => value.CopyTo(bytes);
        }

        internal void* Pointer()
        {
            void* pointer;
            Native.Check(Native.ts_data(Handle, &pointer));
            return pointer;
        }

        internal void RequireCpu()
        {
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException($"The elements are on {device}: call cpu() before reading or writing them.");
        }

        private void RequireType<T>()
        {
            if (ScalarTypeOf(typeof(T)) != dtype)
                throw new ArgumentException($"The tensor's elements are {dtype}, not {typeof(T).Name}: read them as such or call to_type first.");
        }
    }
}
