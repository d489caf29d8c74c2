namespace RLCollapse.Tests.Fixtures;

/// <summary>A text as it is recorded in <c>tests/RLCollapse.Cli/Snapshots/NAME.txt</c>.</summary>
internal static class Snapshot
{
    /// <summary>Requires a text to be as recorded; what it is instead is left in <c>artifacts/snapshots</c>, to be looked at.</summary>
    public static void Equal(string name, string actual)
    {
        var recorded = Path.Combine(ConfigFolder.Repository, "tests", "RLCollapse.Cli", "Snapshots", name + ".txt");
        var expected = File.Exists(recorded) ? File.ReadAllText(recorded) : "";
        if (actual != expected)
        {
            var received = Path.Combine(ConfigFolder.Repository, "artifacts", "snapshots", name + ".txt");
            Directory.CreateDirectory(Path.GetDirectoryName(received)!);
            File.WriteAllText(received, actual);
        }

        Assert.Equal(expected, actual);
    }
}
