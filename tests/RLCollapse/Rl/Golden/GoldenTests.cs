using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Rl.Golden;

/// <summary>
/// Ten steps of every algorithm, held to 1e-6 against curves recorded before: a change that is not meant to alter the
/// maths must leave them. In float64 and on rollouts that no probability decides, they hold on any CPU and BLAS.
/// After a change that is meant to: RLCOLLAPSE_WRITE_GOLDEN=1 ./rlcollapse test --filter GoldenTests
/// writes them anew and fails; look at the difference, commit it, and run again without the variable.
/// </summary>
public sealed class GoldenTests
{
    private const int Steps = 10;
    private const double Tolerance = 1e-6;

    private static readonly string[] Keys = ["loss/policy", "gradient_norm"];
    private static readonly string CurvesPath = Path.Combine(ConfigFolder.Repository, "tests", "RLCollapse", "Rl", "Golden", "curves.json");

    public static TheoryData<string> Settings => [.. GoldenSettings.All.Keys];

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_curves_are_those_recorded(string setting)
    {
        var records = Learn(setting);
        if (Environment.GetEnvironmentVariable("RLCOLLAPSE_WRITE_GOLDEN") == "1")
        {
            Write(setting, records);
            Assert.Fail($"'{setting}' was written to {CurvesPath}; look at the difference and run again without RLCOLLAPSE_WRITE_GOLDEN.");
        }

        var curves = Stored()[setting] ?? throw new InvalidOperationException(
            $"{CurvesPath} has no '{setting}'; see {nameof(GoldenTests)}");
        foreach (var key in Keys)
        {
            var expected = curves[key]!.AsArray().Select(v => v!.GetValue<double>()).ToArray();
            Assert.Equal(Steps, expected.Length);
            for (var step = 0; step < Steps; step++)
            {
                Assert.True(
                    Math.Abs(records[step][key] - expected[step]) <= Tolerance * Math.Abs(expected[step]),
                    $"{key} of step {step} is {records[step][key]:R} and was {expected[step]:R}");
            }
        }
    }

    private static MetricsRecord[] Learn(string setting)
    {
        var options = GoldenSettings.All[setting];
        using var policy = Exercise.DoublePolicy();
        using var reference = Exercise.DoublePolicy();
        using var learner = Learners.Create(policy, reference, options, Steps, NullObserver.Instance);
        return [.. Enumerable.Range(0, Steps).Select(step =>
        {
            using var batch = Exercise.Batch(SyntheticRollouts.Draw(policy, step), reference, options);
            return Exercise.Update(learner, batch, step);
        })];
    }

    private static JsonObject Stored() => File.Exists(CurvesPath) ? JsonNode.Parse(File.ReadAllText(CurvesPath))!.AsObject() : [];

    private static void Write(string setting, MetricsRecord[] records)
    {
        var all = Stored();
        all[setting] = new JsonObject(Keys.Select(
            key => KeyValuePair.Create<string, JsonNode?>(key, new JsonArray([.. records.Select(r => JsonValue.Create(r[key]))]))));
        var sorted = new JsonObject(all.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        File.WriteAllText(CurvesPath, JsonSerializer.Serialize(sorted, new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }
}
