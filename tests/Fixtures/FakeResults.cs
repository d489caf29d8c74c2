using System.Globalization;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A folder of results with made-up runs.</summary>
internal sealed class FakeResults : IDisposable
{
    /// <summary>Its path.</summary>
    public string Root { get; } = Tiny.TemporaryFolder();

    /// <summary>Makes the folder of a run that has ended, with a line of a step and a probe.</summary>
    /// <param name="name">Its id.</param>
    /// <param name="kl">β.</param>
    /// <param name="mass">Of python at the probe; prose has the rest.</param>
    /// <param name="below">Folder below the results, such as <c>runs</c>.</param>
    public string Run(string name, double kl = 0, double mass = 0.9, string below = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, below, name)).FullName;
        var experiment = name[..name.IndexOf("-seed", StringComparison.Ordinal)];
        var seed = name[(experiment.Length + 5)..].Split('-')[0];
        Write("config.resolved.json", $$"""
            { "experiment": { "name": "{{experiment}}", "seed": {{seed}} }, "rl": { "kl": { "coefficient": {{kl}} } } }
            """);
        Write("run.json", $$"""{ "runId": "{{name}}", "baseHash": "b{{seed}}", "policyWeights": "w" }""");
        Write("metrics.jsonl", $$"""
            {"step":1,"phase":"rl","reward/mean":0.5,"seconds":1}
            {"step":1,"phase":"rl","format_mass/python":{{mass}},"format_mass/prose":{{1 - mass}},"format_entropy":0.1,"accuracy":0.8,"collapse/step":1}

            """);
        File.WriteAllText(Path.Combine(folder, "DONE"), "1\n");
        return folder;

        void Write(string file, FormattableString text) =>
            File.WriteAllText(Path.Combine(folder, file), text.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Makes the folder of a base.</summary>
    public string Base(string hash)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "bases", hash)).FullName;
        File.WriteAllText(Path.Combine(folder, "base.json"), "{}");
        return folder;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
