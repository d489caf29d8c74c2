using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// Writes <c>run.json</c>: what the run was made with and on, every start of it and, at the end, how long it took. What stands beside the
/// list of starts is of the last one.
/// </summary>
internal sealed class RunInfo
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string _path;
    private readonly JsonObject _facts;

    public RunInfo(RunFolder folder, RunConfig config, ILanguageModel reference, IRunObserver observer)
    {
        _path = folder.Info;
        _facts = new()
        {
            ["runId"] = RunIdentity.IdOf(config),
            ["generation"] = RunIdentity.Generation,
            ["seed"] = config.Experiment.Seed,
        };
        var start = StartHistory.Now(config, reference);
        foreach (var (key, value) in start) _facts[key] = value?.DeepClone();
        _facts["parameters"] = reference.ParameterCount();
        _facts["baseHash"] = RunIdentity.HashOfBase(config);
        foreach (var (key, _, hash) in FileHashes.Of(config.Data)) _facts[key] = hash;
        if (config.AskedCompanions.Count > 0)
        {
            _facts["companions"] = new JsonObject(CompanionConfig.Of(config)
                .Select(companion => KeyValuePair.Create<string, JsonNode?>(companion.Name, RunIdentity.IdOf(companion.Config))));
        }

        _facts["baseWeights"] = PolicyWeights.Hash(reference);
        _facts[StartHistory.Key] = StartHistory.With(_path, start, observer);
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

    private void Write() => AtomicFile.WriteText(_path, _facts.ToJsonString(Indented) + "\n");
}
