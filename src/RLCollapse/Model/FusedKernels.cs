using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Where fused kernels can be used.</summary>
public static class FusedKernels
{
    /// <summary>Whether they are asked for, and the tensor is float32 or bfloat16 on the CPU.</summary>
    public static bool Apply(KernelKind kernels, Tensor tensor) =>
        kernels == KernelKind.Fused && (tensor.dtype == float32 || tensor.dtype == bfloat16) && tensor.device.type == DeviceType.CPU;

    /// <summary>The kernels in use on a device for those asked for: the fused ones are for the CPU.</summary>
    public static KernelKind On(Device device, KernelKind kernels) =>
        kernels == KernelKind.Fused && device.type != DeviceType.CPU ? KernelKind.Engine : kernels;
}
