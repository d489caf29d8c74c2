using System.Diagnostics;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Runs;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>Drawing in a process of its own: what Skia prints does not pass through <see cref="Console"/>.</summary>
public sealed class PlotProcessTests
{
    [Fact]
    public async Task A_run_is_drawn_silently_and_with_the_same_bytes_as_in_another_process()
    {
        using var run = Scenario.Survival(); // with dashed theory, dotted threshold, dashed majorities
        var plots = Path.Combine(run.Folder, "plots");

        Assert.Equal((0, plots + "\n", ""), await Plot(run.Folder));

        var there = Read();
        RunFigures.Draw(run.Folder, Enum.GetValues<PlotFormat>());
        Assert.Equal(15, there.Count);
        Assert.Equal(there, Read());

        Dictionary<string, byte[]> Read() => Directory.GetFiles(plots).ToDictionary(path => path, File.ReadAllBytes);
    }

    [Fact]
    public async Task A_sweep_is_drawn_silently()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "0.1", "1"), SyntheticSweep.Seeds(2)], _ => new("python", 0.97));

        Assert.Equal((0, Path.Combine(sweep.Folder, "figures") + "\n", ""), await Plot(sweep.Folder));
    }

    private static async Task<(int ExitCode, string Output, string Error)> Plot(string folder)
    {
        var formats = Enum.GetNames<PlotFormat>().SelectMany(name => new[] { "--format", name.ToLowerInvariant() });
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(RLCollapse.Cli.App).Assembly.Location, "plot", folder, .. formats])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
