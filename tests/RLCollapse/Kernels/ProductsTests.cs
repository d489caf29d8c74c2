using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

public sealed class ProductsTests
{
    [Fact]
    public void Products_are_taken_of_the_last_two_dimensions()
    {
        using var scope = NewDisposeScope();
        var product = Products.Of(ones(2, 3, 4), ones(2, 4, 5));
        Assert.Equal([2, 3, 5], product.shape);
        Assert.All(product.data<float>().ToArray(), value => Assert.Equal(4, value));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_an_error_and_not_the_end_of_the_process()
    {
        using var scope = NewDisposeScope();
        foreach (var (a, b) in new[] { (ones(2, 3), ones(2, 3)), (ones(2, 3), ones(3)), (ones(2, 3, 4), ones(1, 4, 5)),
            (ones(2, 3), ones(3, 2).to_type(float64)) })
            Assert.Throws<ArgumentException>(() => Products.Of(a, b));
    }
}
