using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Tests.Data;

public class MixtureWeightsTests
{
    private static readonly IReadOnlyList<IOutputFormat> Formats =
        OutputFormats.Select(["python", "prose", "latex"], ProblemDomain.Arithmetic);

    [Fact]
    public void Weights_are_normalized_in_the_order_of_the_formats() =>
        Assert.Equal([0.25, 0, 0.75], MixtureWeights.Normalize(With(new() { ["latex"] = 6, ["python"] = 2 }), Formats));

    [Fact]
    public void No_weights_are_equal_ones() => Assert.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3], MixtureWeights.Normalize(With([]), Formats));

    [Fact]
    public void A_weight_of_an_untracked_format_is_the_users_error()
    {
        var error = Assert.Throws<UserErrorException>(() => MixtureWeights.Normalize(With(new() { ["pythn"] = 1 }), Formats));
        Assert.Contains("data.mixture.weights.pythn", error.Message);
        Assert.Contains("is not in data.formats (python, prose, latex)", error.Message);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Weights_that_are_no_parts_are_the_users_error(double weight)
    {
        var error = Assert.Throws<UserErrorException>(() => MixtureWeights.Normalize(With(new() { ["prose"] = weight }), Formats));
        Assert.Contains("data.mixture.weights", error.Message);
    }

    [Fact]
    public void Noise_is_zero_where_none_is_given() => Assert.Equal(
        [0, 0.15, 0],
        MixtureWeights.Noise(new DataOptions { Noise = new Dictionary<string, double> { ["prose"] = 0.15 } }, Formats));

    [Theory]
    [InlineData("terse", 0.1, "data.noise.terse")]
    [InlineData("prose", 1.5, "between 0 and 1")]
    [InlineData("prose", double.NaN, "between 0 and 1")]
    public void Noise_that_is_no_probability_of_a_format_is_the_users_error(string format, double noise, string part)
    {
        var data = new DataOptions { Noise = new Dictionary<string, double> { [format] = noise } };
        Assert.Contains(part, Assert.Throws<UserErrorException>(() => MixtureWeights.Noise(data, Formats)).Message);
    }

    [Theory]
    [InlineData("five.json")]
    [InlineData("three.json")]
    public void The_shipped_mixtures_weigh_their_formats(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "RLCollapse.sln"))) root = root.Parent!;
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(root.FullName, "configs", "mixture", file)));
        var data = json.RootElement.GetProperty("data");
        var names = data.GetProperty("formats").EnumerateArray().Select(name => name.GetString()!).ToList();
        var weights = data.GetProperty("mixture").GetProperty("weights").EnumerateObject()
            .Where(weight => weight.Value.ValueKind == JsonValueKind.Number) // null takes away what a config below gives
            .ToDictionary(weight => weight.Name, weight => weight.Value.GetDouble());

        Assert.Equal(1, weights.Values.Sum(), 9);
        var formats = OutputFormats.Select(names, ProblemDomain.Arithmetic);
        Assert.All(MixtureWeights.Normalize(With(weights), formats), weight => Assert.True(weight > 0));
    }

    private static DataOptions With(Dictionary<string, double> weights) =>
        new() { Mixture = new MixtureOptions { Weights = weights } };
}
