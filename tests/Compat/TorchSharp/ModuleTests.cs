using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class ModuleTests
{
    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first;
        private readonly ModuleList<Linear> rest;
        [ComponentName(Name = "gain")]
        private readonly Parameter _gain;
        private readonly Tensor offset;

        internal Net() : base(nameof(Net))
        {
            first = nn.Linear(3, 4);
            rest = nn.ModuleList(nn.Linear(4, 4, hasBias: false), nn.Linear(4, 2));
            _gain = nn.Parameter(ones(1).DetachFromDisposeScope());
            offset = full([2L], 0.5).DetachFromDisposeScope();
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            Tensor hidden = first.forward(input).relu();
            foreach (Linear layer in rest) hidden = layer.forward(hidden);
            return hidden * _gain + offset;
        }
    }

    private static readonly string[] Names =
        ["gain", "first.weight", "first.bias", "rest.0.weight", "rest.1.weight", "rest.1.bias"];

    [Fact]
    public void FieldsAreRegisteredUnderTheirNames()
    {
        using var net = new Net();
        Assert.Equal(Names, net.named_parameters().Select(entry => entry.name));
        Assert.Equal(["offset"], net.named_buffers().Select(entry => entry.name));
        Assert.Equal([.. Names, "offset"], net.state_dict().Keys.Order().OrderBy(key => Array.IndexOf([.. Names, "offset"], key)));
        Assert.Equal(["first", "rest"], net.named_children().Select(entry => entry.name));
        Assert.Equal(4, net.modules().Count());
        Assert.True(net.has_parameter("rest.1.bias"));
        Assert.True(net.parameters().All(parameter => parameter.requires_grad && parameter.is_leaf));
    }

    [Fact]
    public void ModulesOutliveTheScopeTheyAreBuiltIn()
    {
        Net net;
        using (NewDisposeScope()) net = new Net();
        using (NewDisposeScope()) Values.Shape([5, 2], net.forward(zeros(5, 3)));
        List<Parameter> parameters = net.parameters().ToList();
        net.Dispose();
        Assert.All(parameters, parameter => Assert.True(parameter.IsInvalid));
    }

    [Fact]
    public void AParameterTakesThePlaceOfItsData()
    {
        Parameter scoped, free;
        using (NewDisposeScope())
        {
            Tensor data = ones(1);
            scoped = new Parameter(data);
            Assert.True(data.IsInvalid);
            free = new Parameter(ones(1).DetachFromDisposeScope());
        }
        Assert.True(scoped.IsInvalid);
        Assert.Equal(1f, free.item<float>());
        free.Dispose();
    }

    [Fact]
    public void StateDictionariesCarryAllValuesOver()
    {
        using DisposeScope scope = NewDisposeScope();
        using Net a = new(), b = new();
        Tensor x = randn(5, 3);
        Assert.False(a.forward(x).Equals(b.forward(x)));
        b.load_state_dict(a.state_dict());
        Assert.True(a.forward(x).Equals(b.forward(x)));
        Dictionary<string, Tensor> partial = a.state_dict();
        partial.Remove("gain");
        Assert.Contains("gain", Assert.Throws<InvalidOperationException>(() => b.load_state_dict(partial)).Message);
        Assert.Equal(["gain"], b.load_state_dict(partial, strict: false).missing_keys);
        partial["gain"] = ones(2);
        Assert.Contains("gain", Assert.Throws<ArgumentException>(() => b.load_state_dict(partial)).Message);
    }

    [Fact]
    public void FilesCarryAllValuesOver()
    {
        using DisposeScope scope = NewDisposeScope();
        using Net a = new(), b = new();
        string path = Path.GetTempFileName();
        a.save(path);
        b.load(path);
        File.Delete(path);
        Tensor x = randn(5, 3);
        Assert.True(a.forward(x).Equals(b.forward(x)));
    }

    [Fact]
    public void CastsKeepParametersTheSameObjects()
    {
        using DisposeScope scope = NewDisposeScope();
        using var net = new Net();
        Parameter[] before = [.. net.parameters()];
        net.forward(randn(5, 3)).sum().backward();
        net.to(float64);
        Assert.Equal(before, net.parameters(), ReferenceEqualityComparer.Instance);
        Assert.All(net.parameters(), parameter => Assert.Equal((ScalarType.Float64, ScalarType.Float64), (parameter.dtype, parameter.grad!.dtype)));
        net.zero_grad();
        Assert.All(net.parameters(), parameter => Assert.Null(parameter.grad));
        net.forward(randn(5, 3, float64)).sum().backward();
        Assert.Equal(ScalarType.Float64, before[0].grad!.dtype);
        Assert.Equal(ScalarType.BFloat16, net.bfloat16().forward(randn(5, 3, bfloat16)).dtype);
    }

    [Fact]
    public void EvaluationTurnsDropoutOffEverywhere()
    {
        using DisposeScope scope = NewDisposeScope();
        using Sequential net = nn.Sequential(("drop", nn.Dropout(0.5)), ("act", nn.SiLU()));
        net.eval();
        Assert.False(net.training);
        Assert.True(net.forward(ones(50)).Equals(ones(50).silu()));
        net.train();
        Assert.True((net.forward(ones(500)) == 0).any().ToBoolean());
    }
}
