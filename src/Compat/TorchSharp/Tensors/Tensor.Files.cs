using System.Text;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes one tensor to a file that Python's torch.load reads too.</summary>
    public static void save(Tensor t, string location) => t.save(location);

    public static Tensor load(string location) => Tensor.load(location);

    // Files.
    public unsafe partial class Tensor
    {
        public void save(string location)
        {
            fixed (byte* path = Encoding.UTF8.GetBytes(location + '\0')) Native.Check(Native.ts_save(Handle, path));
            GC.KeepAlive(this);
        }

        public static Tensor load(string location)
        {
            fixed (byte* path = Encoding.UTF8.GetBytes(location + '\0')) return Op.Wrap(Native.ts_load(path));
        }
    }
}
