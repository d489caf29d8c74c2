using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    // Text.
    public partial class Tensor
    {
        /// <summary>Shape, dtype and device; never the elements.</summary>
        public override string ToString()
        {
            if (IsInvalid) return "[disposed]";
            var text = new StringBuilder("[");
            text.AppendJoin('x', shape.Select(n => n.ToString(CultureInfo.InvariantCulture)));
            return text.Append("], type = ").Append(dtype).Append(", device = ").Append(device).ToString();
        }
    }
}
