using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// Arithmetic of tensors with C# numbers. TorchSharp turns a number into a <see cref="Scalar"/> that nothing holds once its handle
/// is read, so that the garbage collector may free it before libtorch reads it, and the result is silently wrong; it does so even in
/// the sum of two tensors, as a factor of 1, and in <c>square()</c> and <c>ToDouble()</c> (dotnet/TorchSharp, pull requests 1434 and
/// 1496). Here each number is held until the call is over; <c>src/BannedSymbols.txt</c> forbids the other ways.
/// </summary>
public static class TensorArithmetic
{
    private static readonly Scalar One = 1.ToScalar();

    /// <summary>x + y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, One);

    /// <summary>x + a.</summary>
    public static Tensor Plus(this Tensor x, double a) => With(a, number => x.add(number, One));

    /// <summary>x += y.</summary>
    public static Tensor PlusInPlace(this Tensor x, Tensor y) => x.add_(y, One);

    /// <summary>x += a.</summary>
    public static Tensor PlusInPlace(this Tensor x, double a) => With(a, number => x.add_(number, One));

    /// <summary>x += a, of integers.</summary>
    public static Tensor PlusInPlace(this Tensor x, long a)
    {
        using var number = a.ToScalar();
        return x.add_(number, One);
    }

    /// <summary>x − a.</summary>
    public static Tensor Minus(this Tensor x, double a) => With(a, x.sub);

    /// <summary>x · a.</summary>
    public static Tensor Times(this Tensor x, double a) => With(a, x.mul);

    /// <summary>x *= a.</summary>
    public static Tensor TimesInPlace(this Tensor x, double a) => With(a, x.mul_);

    /// <summary>x / a.</summary>
    public static Tensor Over(this Tensor x, double a) => With(a, number => x.div(number));

    /// <summary>x².</summary>
    public static Tensor Squared(this Tensor x) => x.mul(x);

    /// <summary>max(x, least).</summary>
    public static Tensor AtLeast(this Tensor x, double least) => With(least, number => x.clamp(number, null));

    /// <summary>min(x, most), of integers.</summary>
    public static Tensor AtMost(this Tensor x, long most)
    {
        using var number = most.ToScalar();
        return x.clamp(null, number);
    }

    /// <summary>x, no less than <paramref name="least"/> and no more than <paramref name="most"/>.</summary>
    public static Tensor Within(this Tensor x, double least, double most) => With(least, low => With(most, high => x.clamp(low, high)));

    /// <summary>x, and <paramref name="value"/> where the mask holds.</summary>
    public static Tensor FilledWhere(this Tensor x, Tensor mask, double value) => With(value, number => x.masked_fill(mask, number));

    /// <summary>Where x = a.</summary>
    public static Tensor IsEqualTo(this Tensor x, double a) => With(a, x.eq);

    /// <summary>Where x &gt; a.</summary>
    public static Tensor Exceeds(this Tensor x, double a) => With(a, x.gt);

    /// <summary>Where x &lt; a.</summary>
    public static Tensor IsBelow(this Tensor x, double a) => With(a, x.lt);

    /// <summary>Where x ≥ a.</summary>
    public static Tensor Reaches(this Tensor x, double a) => With(a, x.ge);

    /// <summary>The one number of a tensor.</summary>
    public static double Value(this Tensor x)
    {
        using var number = x.ToScalar();
        var value = number.ToDouble();
        GC.KeepAlive(number);
        return value;
    }

    private static Tensor With(double a, Func<Scalar, Tensor> operation)
    {
        using var number = a.ToScalar();
        return operation(number);
    }
}
