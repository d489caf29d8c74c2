using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>dtype, device and requires_grad on their way to native code; −1 leaves a choice to libtorch.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct OptionsArg
{
    private readonly int _dtype;
    private readonly int _deviceType;
    private readonly int _deviceIndex;
    private readonly int _requiresGrad;

    internal OptionsArg(torch.ScalarType? dtype, torch.Device? device, bool requires_grad = false)
    {
        _dtype = dtype is { } type ? (int)type : -1;
        _deviceType = device is null ? -1 : (int)torch.InitializeDevice(device).type;
        _deviceIndex = device?.index ?? -1;
        _requiresGrad = requires_grad ? 1 : 0;
    }
}
