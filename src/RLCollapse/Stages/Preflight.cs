using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.HuggingFace;
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

    /// <summary>Requires the programs that the reward and those of companions ask; none is started.</summary>
    /// <exception cref="UserErrorException">One is not there.</exception>
    public static void RequireProgram(RunConfig config)
    {
        foreach (var command in CompanionConfig.CommandsOf(config)) command.RequireProgram();
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
        RequireBase(config, data);
        return data;
    }

    /// <summary>Responses are also sampled behind each opener, whose tokens count.</summary>
    private static void RequireRoomBehindOpeners(Dataset data, int maxNewTokens, string section)
    {
        var (opener, format) = data.Openers.Zip(data.Formats).MaxBy(pair => pair.First.Ids.Length);
        if (opener.Ids.Length >= maxNewTokens)
        {
            throw new UserErrorException($"{section}.sampling.maxNewTokens = {maxNewTokens} leaves no room behind the opener of "
                + $"{format.Name}, '{format.Opener}', which has {opener.Ids.Length} tokens: raise it.");
        }
    }

    /// <summary>Requires of a base from elsewhere that it is there and that the config means the same model.</summary>
    /// <exception cref="UserErrorException">It is not, or differs; the message lists options with both values.</exception>
    public static void RequireBase(RunConfig config, Dataset data)
    {
        var model = config.Model with { Vocabulary = config.Model.VocabularyOf(data.Tokenizer.VocabularySize) };
        foreach (var (name, _, options) in config.SharedStages)
        {
            if (options is not PretrainingOptions { IsGiven: true, From: var from }) continue;
            var folder = LlamaFolder.Open(from);
            var differences = LlamaKeys.Differences(folder.Model, model)
                .Select(found => $"\n  {found.Option} is {found.Ours}, {found.Key} there {found.Theirs}").ToList();
            if (differences.Count > 0)
                throw new UserErrorException($"{name}.from names '{from}', whose weights are of another model:"
                    + $"{string.Concat(differences)}\n'rlcollapse import {from} OUT' writes OUT/model.json, which a config may begin with "
                    + "(\"extends\").");
            folder.RequireWeights();
        }
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
            RequireRoomBehindOpeners(data, rl.Sampling.MaxNewTokens, section);
            ContextRoom.Require(data, config.Model.ContextLength, rl.Sampling.MaxNewTokens, section);
            if (config.Stages.Contains(section)) PromptSupply.Require(data, config.Data, rl, section, config.Tracking.ProbePrompts);
        }
    }
}
