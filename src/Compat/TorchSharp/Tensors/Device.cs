namespace TorchSharp;

public static partial class torch
{
    /// <summary>A device: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>. An index of −1 is the current device of that kind.</summary>
    public class Device
    {
        public DeviceType type { get; }

        public int index { get; }

        public Device(string description)
        {
            string[] parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length == 1 ? DefaultIndex(type)
                : parts.Length == 2 && int.TryParse(parts[1], out int number) && number >= 0 ? number
                : throw new ArgumentException($"'{description}' is not a device: write cpu, cuda or cuda:1.", nameof(description));
        }

        public Device(string deviceType, int index = -1) : this(Parse(deviceType), index)
        {
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        private static int DefaultIndex(DeviceType type) => type == DeviceType.CPU ? -1 : 0;

        private static DeviceType Parse(string name) => name.ToLowerInvariant() switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "mps" => DeviceType.MPS,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"Unknown device type '{name}': write cpu, cuda, mps or meta.", nameof(name)),
        };

        public override string ToString() =>
            index < 0 ? type.ToString().ToLowerInvariant() : $"{type.ToString().ToLowerInvariant()}:{index}";

        public static implicit operator Device(string description) => new(description);
    }

    public static readonly Device CPU = new(DeviceType.CPU, -1);

    private static readonly Device s_cuda = new(DeviceType.CUDA, -1);

    /// <summary>The current CUDA device; throws where there is none.</summary>
    public static Device CUDA => InitializeDevice(s_cuda);

    public static Device device(string description) => InitializeDevice(new Device(description));

    public static Device device(string deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(DeviceType deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(int index) => InitializeDevice(new Device(index));

    /// <summary>Whether devices of the kind can be used here.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CPU or DeviceType.META => true,
        DeviceType.CUDA => cuda.is_available(),
        _ => false,
    };

    /// <exception cref="InvalidOperationException">No device of the kind can be used here.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (TryInitializeDeviceType(deviceType)) return;
        throw new InvalidOperationException(
            $"Torch device type {deviceType} did not initialise on the current machine: libtorch {__version__} sees no such device. "
            + "Use the device cpu, or build over a CUDA libtorch (LIBTORCH=) on a machine with a working driver.");
    }

    /// <summary>The device itself, or the CPU for null, once its kind is known to work.</summary>
    public static Device InitializeDevice(Device? device)
    {
        device ??= CPU;
        if (device.type != DeviceType.CPU) InitializeDeviceType(device.type);
        return device;
    }

    /// <summary>libtorch's version.</summary>
    public static string __version__ => Native.Version;

    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>Threads of libtorch's own loops and of OpenBLAS.</summary>
    public static void set_num_threads(int num) => Native.Check(Native.ts_set_num_threads(num));

    public static int get_num_threads() => Native.ts_get_num_threads();

    public static void set_num_interop_threads(int num) => Native.Check(Native.ts_set_num_interop_threads(num));

    public static int get_num_interop_threads() => Native.ts_get_num_interop_threads();
}
