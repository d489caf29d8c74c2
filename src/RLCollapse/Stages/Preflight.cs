using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Rl;

namespace RLCollapse.Stages;

/// <summary>
/// What a run needs before it trains, beside a config that is good in itself: a device, programs, enough problems, room in the context.
/// <c>config validate</c>, <c>run --dry-run</c>, <c>run</c> and <c>sweep</c> all ask here, before anything is written.
/// </summary>
public static class Preflight
{
    /// <summary>Requires all of it; makes the data for that and writes nothing.</summary>
    /// <returns>The data.</returns>
    /// <exception cref="UserErrorException">The config cannot be run here; the message says what to change.</exception>
    public static Dataset Require(RunConfig config)
    {
        RequireDevice(config);
        RequireProgram(config);
        return Data(config);
    }

    /// <summary>Requires the program that the reward asks; it is not started.</summary>
    /// <exception cref="UserErrorException">It is not there.</exception>
    public static void RequireProgram(RunConfig config)
    {
        if (config.Reward.AsksCommand) config.Reward.Command.RequireProgram();
    }

    /// <summary>Requires the device that a config names.</summary>
    /// <exception cref="UserErrorException">It is not there.</exception>
    public static void RequireDevice(RunConfig config) => Machine.Find(config.Experiment);

    /// <summary>The data of a run, of which there is enough and which has room in the model's context.</summary>
    /// <exception cref="UserErrorException">There is too little, or it does not fit; the message says what to change.</exception>
    public static Dataset Data(RunConfig config)
    {
        var data = CreateData(config);
        RequireRoom(config, data);
        foreach (var (_, companion) in CompanionConfig.Of(config)) Data(companion);
        return data;
    }

    /// <summary>The data of a run.</summary>
    /// <exception cref="UserErrorException">The options cannot be met; the message names the one to change.</exception>
    public static Dataset CreateData(RunConfig config) => DatasetFactory.Create(config.DataOfMember, config.Experiment.Draws);

    /// <summary>Requires of data that there is enough and that it has room in the model's context.</summary>
    /// <exception cref="UserErrorException">There is too little, or it does not fit; the message says what to change.</exception>
    public static void RequireRoom(RunConfig config, Dataset data)
    {
        foreach (var (section, rl) in config.RlSections)
        {
            ContextRoom.Require(data, config.Model.ContextLength, rl.Sampling.MaxNewTokens, section);
            if (config.Stages.Contains(section)) PromptSupply.Require(data, config.Data, rl, section, config.Tracking.ProbePrompts);
        }
    }
}
