using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Stages;

/// <summary>Writes <c>run.json</c>: what the run was made with and on, and, at the end, how long it took.</summary>
internal sealed class RunInfo
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string _path;
    private readonly Dictionary<string, object?> _facts;

    public RunInfo(RunFolder folder, RunConfig config, Device device, ILanguageModel reference)
    {
        _path = folder.Info;
        _facts = new()
        {
            ["runId"] = RunIdentity.IdOf(config),
            ["seed"] = config.Experiment.Seed,
            ["version"] = Assembly.GetExecutingAssembly().GetName().Version?.ToString(),
            ["commit"] = Git("rev-parse HEAD"),
            ["uncommittedChanges"] = Git("status --porcelain") is { } changes ? changes.Length > 0 : null,
            ["libtorch"] = __version__,
            ["dotnet"] = RuntimeInformation.FrameworkDescription,
            ["system"] = RuntimeInformation.OSDescription,
            ["processor"] = Processor.Name,
            ["cores"] = Environment.ProcessorCount,
            ["threads"] = PartThreads.Available,
            ["device"] = device.ToString(),
            ["dtype"] = EnumNames.Of(Machine.Compute(config.Model, device)),
            ["backend"] = reference.Backend,
            ["parameters"] = reference.ParameterCount(),
            ["baseHash"] = RunIdentity.HashOfBase(config),
            ["baseWeights"] = PolicyWeights.Hash(reference),
            ["started"] = DateTime.UtcNow.ToString("s") + "Z",
        };
        Write();
    }

    /// <summary>Adds what is known at the end, and checks that the reference has not moved.</summary>
    public void Finish(ILanguageModel policy, ILanguageModel reference, IReadOnlyDictionary<string, double> seconds)
    {
        if (PolicyWeights.Hash(reference) != (string)_facts["baseWeights"]!)
            throw new InvalidOperationException("The frozen base changed during RL: its KL is meaningless.");
        _facts["policyWeights"] = PolicyWeights.Hash(policy);
        foreach (var (stage, taken) in seconds) _facts[$"{stage}Seconds"] = Math.Round(taken, 1);
        _facts["peakMemoryMegabytes"] = Math.Round(ProcessMemory.PeakMegabytes);
        _facts["finished"] = DateTime.UtcNow.ToString("s") + "Z";
        Write();
    }

    /// <summary>Adds why a start of the run has failed; the next start takes that away. Where it cannot be written nothing is.</summary>
    /// <param name="path">The run's <c>run.json</c>, which may be missing.</param>
    /// <param name="reason">One line.</param>
    public static void Fail(string path, string reason)
    {
        try
        {
            var facts = File.Exists(path) && JsonNode.Parse(File.ReadAllText(path)) is JsonObject there ? there : [];
            facts["failure"] = reason;
            AtomicFile.WriteText(path, facts.ToJsonString(Indented) + "\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            // the disk may be full: the command says the reason, too
        }
    }

    private void Write() => AtomicFile.WriteText(_path, JsonSerializer.Serialize(_facts, Indented) + "\n");

    private static string? Git(string arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo(
                "git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true,
                WorkingDirectory = AppContext.BaseDirectory });
            var output = git!.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
