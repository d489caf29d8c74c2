using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp;

/// <summary>What libtorch calls: the backward pass of a managed function, and the end of its node.</summary>
internal static unsafe class NodeCallbacks
{
    internal static delegate* unmanaged<nint, nint*, long, nint*, long, byte*, long, int> ApplyPointer => &Apply;

    internal static delegate* unmanaged<nint, void> ReleasePointer => &Release;

    [UnmanagedCallersOnly]
    private static int Apply(nint context, nint* grads, long count, nint* output, long outputCount, byte* message, long capacity)
    {
        try
        {
            var ctx = (torch.autograd.AutogradContext)GCHandle.FromIntPtr(context).Target!;
            using DisposeScope scope = torch.NewDisposeScope();
            var received = new List<torch.Tensor>((int)count);
            for (long i = 0; i < count; i++) received.Add(grads[i] == 0 ? null! : new torch.Tensor(grads[i]));
            List<torch.Tensor> made = ctx.Backward(ctx, received);
            if (made is null || made.Count < ctx.ArgumentCount)
                throw new InvalidOperationException($"backward returned {made?.Count ?? 0} gradients for {ctx.ArgumentCount} arguments; return null for those without one.");
            for (long i = 0; i < outputCount; i++)
            {
                torch.Tensor? gradient = made[ctx.EdgePositions[i]];
                if (gradient is null) continue;
                output[i] = Native.ts_share(gradient.Handle);
                GC.KeepAlive(gradient);
            }
            return 0;
        }
        catch (Exception exception)
        {
            PendingException.Set(exception);
            var target = new Span<byte>(message, (int)capacity - 1);
            Encoding.UTF8.TryGetBytes(exception.Message.AsSpan(0, Math.Min(exception.Message.Length, target.Length / 4)), target, out int written);
            target[written..].Clear();
            return 1;
        }
    }

    [UnmanagedCallersOnly]
    private static void Release(nint context)
    {
        GCHandle handle = GCHandle.FromIntPtr(context);
        if (handle.Target is torch.autograd.AutogradContext ctx) ctx.Node = 0;
        handle.Free();
    }
}
