using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class TensorDataTests
{
    [Fact]
    public void AccessorsReadAndWriteThroughStrides()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(6).view(2, 3);
        Tensor turned = x.t();
        Assert.Equal([0L, 3, 1, 4, 2, 5], turned.data<long>().ToArray());
        Assert.Equal(4L, turned.data<long>()[1, 1]);
        turned.data<long>()[2, 0] = 20;
        Assert.Equal(20L, x.data<long>()[2]);
        x.data<long>().CopyFrom([7, 8]);
        Assert.Equal([7L, 8], x.data<long>().ToArray()[..2]);
        Assert.Equal(6, x.data<long>().Count);
        Assert.Equal(20L, ((long[,])x.data<long>().ToNDArray())[0, 2]);
    }

    [Fact]
    public void ItemsConvert()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(1.5, tensor(1.5).ToDouble());
        Assert.Equal(1, tensor(1.9f).ToInt32());
        Assert.Equal(long.MaxValue, tensor(long.MaxValue).ToInt64());
        Assert.Equal(2f, (float)tensor(2.0));
        Assert.Equal(2.5f, tensor(2.5f).to_type(bfloat16).ToSingle());
        Tensor implicitly = 3.5;
        Assert.Equal(ScalarType.Float64, implicitly.dtype);
    }

    [Fact]
    public void CastsAndCopies()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1.7f, -1.7f });
        Assert.Equal([1L, -1], x.to_type(int64).data<long>().ToArray());
        Assert.Equal(ScalarType.Float64, x.to(float64, CPU).dtype);
        Tensor same = x.to(float32);
        same.zero_();
        Values.Near([0, 0], x);
        Assert.True(x.to(float64, disposeAfter: true).dtype == float64 && x.IsInvalid);
    }

    [Fact]
    public void BrainFloatProductsAreCloseToSingleOnes()
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(5);
        Tensor a = randn(32, 64, generator: generator), b = randn(64, 16, generator: generator);
        Tensor product = a.to_type(bfloat16).matmul(b.to_type(bfloat16));
        Assert.Equal(ScalarType.BFloat16, product.dtype);
        Tensor exact = a.matmul(b);
        double error = (product.to_type(float32) - exact).norm().ToDouble() / exact.norm().ToDouble();
        Assert.InRange(error, 0, 0.01);
    }

    [Fact]
    public void FilesAndStreamsRoundTrip()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = randn(3, 4).t();
        string path = Path.GetTempFileName();
        x.save(path);
        Assert.True(Tensor.load(path).Equals(x));
        File.Delete(path);
        using var stream = new MemoryStream();
        x.Save(stream);
        stream.Position = 0;
        Assert.True(TensorExtensionMethods.Load(new BinaryReader(stream)).Equals(x));
        stream.SetLength(stream.Length - 1);
        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => TensorExtensionMethods.Load(new BinaryReader(stream)));
    }
}
