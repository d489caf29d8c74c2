using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Rl;

namespace RLCollapse.Stages;

/// <summary>
/// What a run needs before it trains, beside a config that is good in itself: a device, enough problems, room in the context.
/// </summary>
public static class Preflight
{
    /// <summary>Requires all of it; makes the data for that and writes nothing.</summary>
    /// <exception cref="UserErrorException">The config cannot be run here; the message says what to change.</exception>
    public static void Require(RunConfig config)
    {
        Machine.Find(config.Experiment);
        Data(config);
    }

    /// <summary>The data of a run, of which there is enough and which has room in the model's context.</summary>
    /// <exception cref="UserErrorException">There is too little, or it does not fit; the message says what to change.</exception>
    public static Dataset Data(RunConfig config)
    {
        var data = DatasetFactory.Create(config.Data, config.Experiment.Seed);
        foreach (var (section, rl) in config.RlSections)
        {
            ContextRoom.Require(data, config.Model.ContextLength, rl.Sampling.MaxNewTokens, section);
            if (config.Stages.Contains(section)) PromptSupply.Require(data, config.Data, rl, section, config.Tracking.ProbePrompts);
        }

        return data;
    }
}
