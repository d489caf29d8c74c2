using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public long dim() => Read(Native.ts_dim(Handle));

        public long ndim => dim();

        public long Dimensions => dim();

        public long numel() => Read(Native.ts_numel(Handle));

        public long NumberOfElements => numel();

        /// <summary>Bytes an element.</summary>
        public long element_size() => Read(Native.ts_element_size(Handle));

        public ScalarType dtype => (ScalarType)Read(Native.ts_dtype(Handle));

        public Device device => device_type == DeviceType.CPU ? CPU : new Device(device_type, device_index);

        public DeviceType device_type => (DeviceType)Read(Native.ts_device_type(Handle));

        public int device_index => (int)Read(Native.ts_device_index(Handle));

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_sparse => Read(Native.ts_is_sparse(Handle)) != 0;

        public bool is_contiguous() => Read(Native.ts_is_contiguous(Handle)) != 0;

        public bool is_leaf => Read(Native.ts_is_leaf(Handle)) != 0;

        public bool is_floating_point() => dtype is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

        public long[] shape => size();

        public long[] size()
        {
            var sizes = new long[dim()];
            fixed (long* p = sizes) Native.Check(Native.ts_sizes(Handle, p));
            GC.KeepAlive(this);
            return sizes;
        }

        /// <summary>The size along a dimension; negative ones count from the end.</summary>
        public long size(int dim) => size()[Wrap(dim)];

        public long[] stride()
        {
            var strides = new long[dim()];
            fixed (long* p = strides) Native.Check(Native.ts_strides(Handle, p));
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => stride()[Wrap(dim)];

        private int Wrap(int index)
        {
            int dims = (int)dim();
            int wrapped = index < 0 ? index + dims : index;
            if ((uint)wrapped < (uint)dims) return wrapped;
            throw new ExternalException($"Dimension out of range (expected to be in range of [{-dims}, {dims - 1}], but got {index})");
        }

        private long Read(long value)
        {
            GC.KeepAlive(this);
            return value;
        }
    }
}
