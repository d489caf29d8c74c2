using System.Reflection;
using System.Text;
using RLCollapse.Analysis.Results;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Architecture;

/// <summary>The data flow is the architecture: the folders say it, and this keeps them honest.</summary>
public sealed class FolderTests(ITestOutputHelper output)
{
    /// <summary>Each room uses rooms to its left alone.</summary>
    private static readonly string[] Training =
    [
        "Common", "Config", "Runs", "Statistics", "Theory", "Data", "Kernels", "Model", "HuggingFace", "Sampling", "Grading", "Rewards",
        "Objectives", "Preferences", "Rl", "Evaluation", "Stages", "SavedPolicies", "",
    ];

    private static readonly string[] Analysis = ["Results", "Forecasts", "Metrics", "Plotting", "Reports", "Claims", "Sweeps", "Catalog",
        "Evaluations", "Html", "Sharing", "TensorBoard"];

    [Fact]
    public void Rooms_of_the_training_library_use_rooms_to_their_left_alone() => Check(typeof(Pipeline).Assembly, "RLCollapse", Training);

    [Fact]
    public void Rooms_of_the_analysis_use_rooms_to_their_left_alone() => Check(typeof(RunData).Assembly, "RLCollapse.Analysis", Analysis);

    [Fact]
    public void The_analysis_and_the_command_cannot_name_a_tensor()
    {
        foreach (var assembly in new[] { typeof(RunData).Assembly, Assembly.Load("RLCollapse.Cli") })
            Assert.DoesNotContain(assembly.GetReferencedAssemblies(), name => name.Name!.Contains("Torch", StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var files = new[] { "src", "tests", "bench" }.SelectMany(
            folder => Directory.GetFiles(Path.Combine(MsBuild.Root, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".py" or ".sh");
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > 300);
    }

    private void Check(Assembly assembly, string root, string[] order)
    {
        var imports = Imports.Of(assembly, root);
        output.WriteLine(Matrix(imports, order));
        Assert.Equal(order.Order(StringComparer.Ordinal), imports.Keys.Order(StringComparer.Ordinal));
        var wrong = imports.SelectMany(room =>
            room.Value.Where(used => Array.IndexOf(order, used.Key) > Array.IndexOf(order, room.Key))
            .Select(used => $"{room.Key} → {used.Key}: {used.Value}")).ToList();
        wrong.ForEach(output.WriteLine);
        Assert.Empty(wrong);
    }

    private static string Matrix(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> imports, string[] order)
    {
        var text = new StringBuilder();
        foreach (var room in order.Where(imports.ContainsKey))
            text.Append($"{(room.Length == 0 ? "Pipeline" : room),-12} "
                + $"{string.Concat(order.Select(used => room == used ? '\\' : imports[room].ContainsKey(used) ? 'x' : '.'))}\n");
        return text.ToString();
    }
}
