using RLCollapse.Common;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A test of links from the output folder to the package cache; skipped where there can be none.</summary>
internal sealed class LinkedFactAttribute : FactAttribute
{
    public LinkedFactAttribute() => Skip = WhyNot();

    private static string? WhyNot()
    {
        if (OperatingSystems.Here != SystemKind.Linux) return "Links are asked for by Linux's 'stat'.";
        if (!Directory.Exists(OutputFolder.Packages)) return $"There is no package cache '{OutputFolder.Packages}'.";
        return OutputFolder.Stat("%d", OutputFolder.Packages) == OutputFolder.Stat("%d", AppContext.BaseDirectory)
            ? null
            : "The package cache is on another file system, where symbolic links or copies take the place of hard links.";
    }
}
