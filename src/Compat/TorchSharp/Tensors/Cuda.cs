namespace TorchSharp;

public static partial class torch
{
    /// <summary>NVIDIA GPUs.</summary>
    public static partial class cuda
    {
        private static readonly Lazy<int> s_count = new(Native.ts_cuda_count);

        public static bool is_available() => s_count.Value > 0;

        public static bool is_cudnn_available() => Native.ts_cudnn_available() != 0;

        public static int device_count() => s_count.Value;

        public static void manual_seed(long seed) => Native.Check(Native.ts_cuda_seed((ulong)seed, 0));

        public static void manual_seed_all(long seed) => Native.Check(Native.ts_cuda_seed((ulong)seed, 1));

        /// <summary>Waits until all work queued on the device is done.</summary>
        public static void synchronize(Device? device = null)
        {
            InitializeDeviceType(DeviceType.CUDA);
            Native.Check(Native.ts_cuda_synchronize(device?.index ?? -1));
        }
    }
}
