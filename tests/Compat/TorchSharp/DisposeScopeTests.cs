using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class DisposeScopeTests
{
    [Fact]
    public void AScopeFreesWhatWasMadeInIt()
    {
        Tensor outside = ones(1), inside;
        using (DisposeScope scope = NewDisposeScope())
        {
            inside = outside + 1;
            Assert.Equal(1, scope.DisposablesCount);
            Assert.True(scope.Contains(inside));
        }
        Assert.True(inside.IsInvalid);
        Assert.False(outside.IsInvalid);
        outside.Dispose();
    }

    [Fact]
    public void TensorsMoveOutwardOneScopeAtATime()
    {
        Tensor moved, kept;
        using (DisposeScope outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = ones(1).MoveToOuterDisposeScope();
                kept = ones(2).DetachFromDisposeScope();
            }
            Assert.False(moved.IsInvalid);
            Assert.Equal(1, outer.DisposablesCount);
        }
        Assert.True(moved.IsInvalid);
        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void AttachedTensorsChangeTheirOwner()
    {
        Tensor wanderer = ones(1);
        using (DisposeScope first = NewDisposeScope())
        {
            first.Attach(wanderer);
            using (DisposeScope second = NewDisposeScope())
            {
                second.Attach(wanderer);
                Assert.False(first.Contains(wanderer));
            }
            Assert.True(wanderer.IsInvalid);
        }
    }

    [Fact]
    public void DisposingEarlyAndKeepingSome()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(1), b = ones(1), c = ones(1);
        b.Dispose();
        Assert.Equal(2, scope.DisposablesCount);
        scope.DisposeEverythingBut(c);
        Assert.True(a.IsInvalid);
        Assert.False(c.IsInvalid);
        Assert.Equal([c], scope.DisposablesView);
    }

    [Fact]
    public void AWrappedExpressionKeepsItsResultOnly()
    {
        Tensor? middle = null;
        using DisposeScope scope = NewDisposeScope();
        Tensor result = WrappedTensorDisposeScope(() =>
        {
            middle = ones(2);
            return middle + 1;
        });
        Assert.True(middle!.IsInvalid);
        Values.Near([2, 2], result);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void ScopesBelongToTheirThread()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(1));
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        Assert.False(elsewhere!.IsInvalid);
        elsewhere.Dispose();
    }
}
