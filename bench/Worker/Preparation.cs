using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.Sampling;
using RLCollapse.SavedPolicies;
using RLCollapse.Stages;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>Makes a case: weights, once for this program and once for the script, and the tokens that all work on.</summary>
internal static class Preparation
{
    private const int Batches = 8;

    /// <summary>Seed of the order of pretraining examples.</summary>
    public static readonly Seed OrderOfExamples = new Seed(0).Derive("examples");

    /// <summary>Seed of the order in which an update takes its rows.</summary>
    public static readonly Seed OrderOfRows = new Seed(0).Derive("rows");

    /// <summary>Writes the case's folder.</summary>
    /// <param name="side">Config and data.</param>
    /// <param name="trainingSteps">Supervised steps, so that responses end by themselves; 0 leaves random weights.</param>
    public static void Write(Side side, int trainingSteps)
    {
        using var policy = side.Config.CreatePolicy(side.Data, side.Device);
        Train(policy, side, trainingSteps);
        FillValueHead(policy);
        Directory.CreateDirectory(side.Folder);
        AtomicFile.Write(Path.Combine(side.Folder, CaseData.WeightsFile), stream =>
        {
            using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            PolicyWeights.Save(policy, writer);
        });
        Export(policy, side);
        AtomicFile.WriteText(Path.Combine(side.Folder, CaseData.FileName), JsonSerializer.Serialize(Case(policy, side), CaseData.Json));
    }

    private static void Train(ILanguageModel policy, Side side, int steps)
    {
        var options = side.Config.Pretraining with { Steps = Math.Max(1, steps), WarmupSteps = Math.Max(1, steps / 10) };
        using var pretrainer = new Pretrainer(policy, side.Data, options, OrderOfExamples.Derive("training"));
        for (var step = 0; step < steps; step++) pretrainer.Step(step, new("pretraining", step));
    }

    /// <summary>A head of zeros would hide what is wrong with the values.</summary>
    private static void FillValueHead(ILanguageModel policy)
    {
        var random = new Seed(0).Derive("value head").Generator();
        using var _ = no_grad();
        var head = policy.ValueHead();
        using var weight = tensor(Enumerable.Range(0, (int)head.numel()).Select(_ => (float)(0.1 * (random.NextDouble() - 0.5)))
            .ToArray(), head.shape);
        head.copy_(weight);
    }

    private static void Export(ILanguageModel policy, Side side)
    {
        var (weights, model) = (PolicyWeights.Of(policy), side.Config.Model);
        SafeTensors.Write(Path.Combine(side.Folder, PolicyExport.ModelFile),
            LlamaLayout.Cut(LlamaLayout.Model(model, side.Data.Tokenizer.VocabularySize), weights));
        SafeTensors.Write(Path.Combine(side.Folder, PolicyExport.ValueHeadFile), LlamaLayout.Cut(LlamaLayout.ValueHead(model), weights));
        AtomicFile.WriteText(Path.Combine(side.Folder, PolicyExport.LlamaConfigFile), LlamaConfig.Of(model, side.Data.Tokenizer)
            .ToJsonString());
    }

    private static CaseData Case(ILanguageModel policy, Side side)
    {
        var (rl, pretraining, tokenizer) = (side.Config.Rl, side.Config.Pretraining, side.Data.Tokenizer);
        var prompts = side.Data.Train.Take(BatchSizes.Of(side.Config.Experiment.Device).RolloutRows[^1] / BatchSizes.SamplesPerPrompt)
            .Select(problem => tokenizer.Encode(problem.Prompt)).ToArray();
        var order = new BatchOrder(side.Data.Pretraining.Count, pretraining.BatchSize, OrderOfExamples);
        var batches = Enumerable.Range(0, Batches).Select(step => order.Batch(step).Select(i => side.Data.Pretraining[i]).ToArray());
        return new()
        {
            Pad = tokenizer.PadId,
            End = tokenizer.EndId,
            Vocabulary = tokenizer.VocabularySize,
            Gemm = Gemm.Shape(side.Config.Model.Width, side.Config.Experiment.Device),
            Prompts = prompts,
            Pretraining = new(
                pretraining.LearningRate,
                pretraining.Beta1,
                pretraining.Beta2,
                pretraining.WeightDecay,
                pretraining.GradientClip,
                [.. Enumerable.Range(0, Batches).Select(step =>
                    LearningRateSchedule.At(step, pretraining.Steps, pretraining.LearningRate, pretraining.WarmupSteps,
                    pretraining.Schedule, pretraining.FinalLearningRateFraction))],
                [.. batches.Select(batch => new RowsCase([.. batch.Select(e => e.Prompt)], [.. batch.Select(e => e.Response)]))]),
            Rl = new(
                rl.Sampling.PromptsPerStep, rl.Sampling.SamplesPerPrompt, rl.Sampling.MaxNewTokens, rl.Optimizer.Minibatches,
                    rl.Optimizer.LearningRate, rl.Value.LearningRate, rl.Optimizer.Beta1, rl.Optimizer.Beta2,
                rl.Optimizer.WeightDecay, rl.Optimizer.GradientClip, rl.Clip.Ratio, rl.Value.ClipRange, rl.Value.Coefficient,
                    rl.Advantages.Gamma, rl.Advantages.GaeLambda),
            Update = Rollouts(policy, side, prompts[..rl.Sampling.PromptsPerStep]),
        };
    }

    /// <summary>
    /// A step's rollouts with what they earned; where too few earn anything for the advantages to differ, as with random weights, each
    /// fourth response is paid.
    /// </summary>
    private static UpdateCase Rollouts(ILanguageModel policy, Side side, int[][] prompts)
    {
        var (rl, tokenizer, reward) = (side.Config.Rl, side.Data.Tokenizer, side.Reward());
        var responses = Sampler.Sample(policy, prompts,
            new(rl.Sampling.SamplesPerPrompt, rl.Sampling.Temperature, rl.Sampling.MaxNewTokens, tokenizer.EndId,
            new Seed(0).Derive("update")));
        var earned = reward.Of(responses, prompt => side.Data.Train[prompt], default).Select(outcome => outcome.Reward).ToArray();
        if (earned.Count(r => r > 0) < earned.Length / 16) earned = [.. earned.Select((r, i) => i % 4 == 0 ? 1.0 : r)];
        var rows = Enumerable.Range(0, responses.Count).Select(row => (long)row).ToArray();
        OrderOfRows.Derive(0).Generator().Shuffle<long>(rows); // as MinibatchUpdate does in its first pass
        return new(
            [.. responses.Select(r => prompts[r.Prompt])],
            [.. responses.Select(r => r.Tokens)],
            [.. responses.Select(r => r.LogProbs)],
            [.. responses.Select(r => r.Values)],
            earned,
            [.. rows.Select(row => (int)row)]);
    }
}
