using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.SavedPolicies;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Stages;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>
/// This program's side, or the TorchSharp peer, in a process of its own, driven like <c>peer.py</c>: a request a line in, an answer a
/// line out, until the input ends.
/// </summary>
internal sealed class OwnWorker
{
    /// <summary>First argument that starts it.</summary>
    public const string Verb = "bench-worker";

    private readonly Side _side;
    private readonly Dictionary<string, IWork> _works = [];

    private Gemm? _gemm;

    private OwnWorker(Side side) => _side = side;

    /// <summary>Serves until the input ends.</summary>
    public static int Run(string folder, RunConfig config, TextReader input, TextWriter output)
    {
        var worker = new OwnWorker(new Side(folder, config));
        while (input.ReadLine() is { } line)
        {
            output.WriteLine(JsonSerializer.Serialize(
                worker.Answer(JsonSerializer.Deserialize<Request>(line, CaseData.Json)!), CaseData.Json));
            output.Flush();
        }

        return 0;
    }

    private object Answer(Request request)
    {
        switch (request.Do)
        {
            case "describe":
                return new { versions = $"TorchSharp {TorchSharp} and libtorch {__version__} under .NET {Environment.Version}" };
            case "prepare":
                Preparation.Write(_side, request.TrainingSteps);
                return new { vocabulary = _side.Data.Tokenizer.VocabularySize };
            case "memory":
                return new { megabytes = ProcessMemory.PeakMegabytes };
            case "gemm":
                return new { flops_per_second = (_gemm ??= new Gemm(_side)).Rate() };
            case "agree":
                return Agree();
        }

        var key = request.PromptsPerStep == 0 ? request.Do : $"{request.Do} {request.PromptsPerStep}";
        if (!_works.TryGetValue(key, out var work)) _works[key] = work = Make(request);
        return work.Run(request);
    }

    private static string TorchSharp => typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3);

    private IWork Make(Request request) => request.Do switch
    {
        "pretraining" => new PretrainingWork(_side),
        "rollout" => new RolloutWork(_side),
        "update" => new UpdateWork(_side),
        "iteration" =>
            new IterationWork(_side, request.PromptsPerStep == 0 ? _side.Config.Rl.Sampling.PromptsPerStep : request.PromptsPerStep),
        _ => throw new ArgumentException($"There is no work '{request.Do}'.", nameof(request)),
    };

    /// <summary>Loss of the first batch and the log-probability of each of its response tokens.</summary>
    private object Agree()
    {
        using var policy = _side.Policy();
        var first = _side.Case.Pretraining.Batches[0];
        var rows = first.Prompts.Zip(first.Responses, (prompt, response) => new ScoreRow(1, prompt, response, true)).ToArray();
        var scores = Scorer.Of(rows, policy, null, 1, _side.Case.Pad);
        var loss = SupervisedLoss.Mean(policy, [.. rows.Select(row => new Data.Example(row.Prompt, row.Response, 0))],
            LossTokens.Response, _side.Case.Pad);
        return new { loss, log_probs = scores.SelectMany(score => score.LogProbs).ToArray() };
    }
}
