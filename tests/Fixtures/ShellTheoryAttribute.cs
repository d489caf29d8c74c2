namespace RLCollapse.Tests.Fixtures;

/// <summary>A test in a shell that not every machine has; where it is not, it is skipped and says so.</summary>
internal sealed class ShellTheoryAttribute : TheoryAttribute
{
    /// <param name="shell">Name of its program.</param>
    public ShellTheoryAttribute(string shell) => Skip = Installed.Find(shell) is null ? $"There is no {shell} ({Remedy(shell)})." : null;

    private static string Remedy(string shell) => shell == "pwsh"
        ? "dotnet tool install --global PowerShell"
        : $"on Debian: apt-get install --no-install-recommends {shell}";
}
