using System.Globalization;
using System.Text.Json;
using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

public sealed class ConfigWriterTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var config = new RunConfig
        {
            Experiment = new() { Name = "a-b", Seed = 7 },
            Model = new() { Dtype = ComputeType.Bfloat16 },
            Data = new()
            {
                Formats = ["terse", "python"],
                Mixture = new() { Weights = new Dictionary<string, double> { ["terse"] = 0.1 + 0.2, ["python"] = 1e-9 } },
                Noise = new Dictionary<string, double> { ["terse"] = 1.0 / 3 },
                TokenBudget = 9_999_999_999,
            },
            Rl = new() { LossAggregation = LossAggregation.Constant, Optimizer = new() { LearningRate = 1e-5 }, Epochs = 0.1 },
            Tracking = new() { PassAtK = [2] },
            Output = new() { Plots = [] },
        };

        var json = ConfigWriter.ToJson(config);

        Assert.Equal(json, ConfigWriter.ToJson(_folder.Load(json).Config));
    }

    [Fact]
    public void Keys_are_camel_case_in_the_records_order_and_values_canonical()
    {
        var json = ConfigWriter.ToJson(new RunConfig());
        using var document = JsonDocument.Parse(json);

        Assert.Equal(
            ["experiment", "data", "model", "stages", "companions", "pretraining", "rl", "reward", "raters", "tracking", "output"],
            document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Contains("\"dtype\": \"float32\"", json);
        Assert.Contains("\"lossAggregation\": \"token-mean\"", json);
        Assert.Contains("\"estimator\": \"k1\"", json);
        Assert.Contains("\"learningRate\": 0.0003", json);
        Assert.Contains("\"passAtK\": [1, 4, 8]", json);
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        var invariant = ConfigWriter.ToJson(new RunConfig());
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = german;

            Assert.Equal(invariant, ConfigWriter.ToJson(_folder.Load(invariant).Config));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
