using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Stages;

/// <summary>The policy at the end of another run.</summary>
internal static class CompanionPolicy
{
    /// <summary>Loads it from the run's folder, which is only read.</summary>
    /// <param name="name">What the run that asks it calls it.</param>
    /// <param name="config">The other run's.</param>
    /// <param name="resultsRoot">Folder of all runs.</param>
    /// <param name="vocabulary">Tokens that both runs know.</param>
    /// <param name="device">Where it lives.</param>
    /// <exception cref="UserErrorException">That run has not ended, or its weights are gone.</exception>
    public static ILanguageModel Load(string name, RunConfig config, string resultsRoot, int vocabulary, Device device)
    {
        var folder = Path.GetFullPath(Path.Combine(resultsRoot, RunIdentity.IdOf(config)));
        if (!RunFolder.HasEnded(folder))
            throw new UserErrorException($"The run of companions.{name}, '{ShownPath.Of(folder)}', is not there or has not ended. "
                + "'rlcollapse run' of the run that asks it trains it first.");
        IReadOnlyList<NamedTensor>? weights = null;
        new CheckpointStore(Path.Combine(folder, RunFiles.Checkpoints))
            .TryLoadLatest(reader => weights = PolicyWeights.Read(reader), _ => { });
        if (weights is null)
            throw new UserErrorException($"The run of companions.{name}, '{ShownPath.Of(folder)}', has no whole checkpoint left. "
                + $"Run its {RunFiles.Config} again with --fresh.");
        var policy = LanguageModels.Create(config.Model, config.Experiment.Draws, vocabulary, device);
        try
        {
            PolicyWeights.Restore(policy, weights);
            return policy;
        }
        catch
        {
            policy.Dispose();
            throw;
        }
    }
}
