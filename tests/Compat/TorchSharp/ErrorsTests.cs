using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class ErrorsTests
{
    [Fact]
    public void MismatchedMatricesAreAnExceptionThatNamesTheShapes()
    {
        using Tensor a = zeros(2, 3), b = zeros(4, 5);
        var error = Assert.Throws<ExternalException>(() => a.matmul(b));
        Assert.Contains("2x3", error.Message);
        Assert.Contains("4x5", error.Message);
        Assert.DoesNotContain("frame #", error.Message);
    }

    [Fact]
    public void ViewsThatDoNotFitAreExceptions()
    {
        using Tensor a = zeros(2, 3);
        Assert.Contains("[4, 2]", Assert.Throws<ExternalException>(() => a.view(4, 2)).Message);
        Assert.Throws<ExternalException>(() => a.add_(zeros(5)));
        Assert.Throws<ExternalException>(() => a.index_select(0, tensor(new long[] { 9 })));
        Assert.Throws<ExternalException>(() => cat([a, zeros(2, 4)]));
        Assert.Throws<ExternalException>(() => einsum("ij,jk->", a));
    }

    [Fact]
    public void BackwardNeedsAScalarWithAGraph()
    {
        using Tensor leaf = ones(3, requires_grad: true);
        Assert.Contains("scalar", Assert.Throws<ExternalException>(() => (leaf * 2).backward()).Message);
        Assert.Contains("does not require grad", Assert.Throws<ExternalException>(() => ones(1).sum().backward()).Message);
    }

    [Fact]
    public void AGraphIsSpentAfterOneBackward()
    {
        using Tensor leaf = ones(3, requires_grad: true);
        using Tensor loss = leaf.square().sum();
        loss.backward();
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => loss.backward()).Message);
    }

    [Fact]
    public void ADisposedTensorIsAnException()
    {
        Tensor gone = ones(1);
        gone.Dispose();
        gone.Dispose();
        Assert.True(gone.IsInvalid);
        Assert.Contains("disposed", Assert.Throws<InvalidOperationException>(() => gone.exp()).Message);
    }

    [Fact]
    public void AskingForCudaWithoutOneSaysSo()
    {
        if (cuda.is_available()) return;
        Assert.Equal(0, cuda.device_count());
        Assert.Contains("CUDA", Assert.Throws<InvalidOperationException>(() => device("cuda")).Message);
        Assert.Throws<InvalidOperationException>(() => zeros(2, device: new Device("cuda:0")));
        using Tensor here = zeros(2);
        Assert.Throws<InvalidOperationException>(() => here.cuda());
        Assert.Throws<ArgumentException>(() => new Device("gpu"));
    }

    [Fact]
    public void ElementsAreReadAsWhatTheyAre()
    {
        using Tensor numbers = ones(2);
        Assert.Contains("Float32", Assert.Throws<ArgumentException>(() => numbers.data<long>()).Message);
        Assert.Throws<ArgumentException>(() => numbers.item<float>());
    }
}
