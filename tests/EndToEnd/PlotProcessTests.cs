using System.Diagnostics;
using RLCollapse.Config;
using RLCollapse.Figures;
using RLCollapse.Tests.Figures;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>Drawing in a process of its own.</summary>
public sealed class PlotProcessTests
{
    [Fact]
    public async Task NothingButTheFolderIsPrintedAndTheFilesAreTheSameAsInAnotherProcess()
    {
        using var run = Scenario.Survival(); // with dashed theory, dotted threshold, dashed majorities
        var plots = Path.Combine(run.Folder, "plots");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(RLCollapse.Cli.App).Assembly.Location, "plot", run.Folder, .. Formats()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, plots + "\n", ""), (process.ExitCode, output, await error));

        var there = Read();
        RunFigures.Draw(run.Folder, Enum.GetValues<PlotFormat>());
        Assert.Equal(15, there.Count);
        Assert.Equal(there, Read());

        Dictionary<string, byte[]> Read() => Directory.GetFiles(plots).ToDictionary(path => path, File.ReadAllBytes);
        static IEnumerable<string> Formats() => Enum.GetNames<PlotFormat>().SelectMany(name => new[] { "--format", name.ToLowerInvariant() });
    }
}
