using System.Text.RegularExpressions;

namespace RLCollapse.Tests.Architecture;

/// <summary>The data flow is the architecture: the folders say it, and this keeps them honest.</summary>
public sealed partial class FolderTests
{
    private static readonly string[] Flow =
        ["Config", "Data", "Pretraining", "Rollouts", "Rewards", "Learning", "Tracking", "Exchange", "Figures", "Reports", "Claims", "Sweeps"];

    private static readonly string[] Support = ["Kernels", "Model", "Runs"];

    [Fact]
    public void AFolderImportsOnlyFromItsLeftAndFromSupport()
    {
        var library = Path.Combine(Root(), "src", "RLCollapse");
        foreach (var file in Directory.GetFiles(library, "*.cs", SearchOption.AllDirectories))
        {
            var folder = Path.GetRelativePath(library, file).Split(Path.DirectorySeparatorChar)[0];
            if (!Flow.Contains(folder) && !Support.Contains(folder)) continue;
            foreach (Match import in Import().Matches(File.ReadAllText(file)))
            {
                var from = import.Groups[1].Value;
                var allowed = from == folder || from == "Config" || Support.Contains(from)
                    || (Array.IndexOf(Flow, from) >= 0 && Array.IndexOf(Flow, from) < Array.IndexOf(Flow, folder));
                Assert.True(allowed, $"{file} imports {from}, which is not on the left of {folder}");
            }
        }
    }

    [Fact]
    public void NoSourceFileIsLongerThan300Lines()
    {
        var root = Root();
        var files = new[] { "src", "tests" }.SelectMany(f => Directory.GetFiles(Path.Combine(root, f), "*.*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".py" or ".sh");
        Assert.DoesNotContain(files, f => File.ReadLines(f).Count() > 300);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RLCollapse.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"^using RLCollapse\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
