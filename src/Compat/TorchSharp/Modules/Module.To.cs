using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Moves and casts. Parameters keep their identity: their contents are replaced.
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking) => Move(device, dtype, non_blocking);

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Move(new Device(deviceType, deviceIndex), null, non_blocking);

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking) => Move(null, dtype, non_blocking);

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            private Module Move(Device? device, ScalarType? dtype, bool non_blocking)
            {
                using IDisposable frozen = no_grad();
                foreach ((_, Parameter parameter) in _internal_params)
                {
                    if (parameter is null) continue;
                    Replace(parameter, device, dtype, non_blocking);
                }
                foreach ((_, (Tensor buffer, _)) in _internal_buffers) Replace(buffer, device, dtype, non_blocking);
                foreach ((_, Module module) in _internal_submodules) module.Move(device, dtype, non_blocking);
                return this;
            }

            private static void Replace(Tensor tensor, Device? device, ScalarType? dtype, bool non_blocking)
            {
                ScalarType type = dtype is { } wanted && tensor.is_floating_point() ? wanted : tensor.dtype;
                using Tensor? gradient = tensor.grad;
                using Tensor moved = tensor.to(type, device ?? tensor.device, non_blocking: non_blocking);
                tensor.grad = null;
                tensor.SetData(moved);
                if (gradient is null) return;
                using Tensor movedGradient = gradient.to(moved, non_blocking);
                tensor.grad = movedGradient;
            }
        }
    }
}
