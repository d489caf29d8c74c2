using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Sampling;

namespace RLCollapse.Benchmarks.Worker;

/// <summary><see cref="Sampler.Sample"/> with responses that end by themselves, or never before the limit.</summary>
internal sealed class RolloutWork(Side side) : IWork
{
    private const int NoToken = -1;

    private readonly ILanguageModel _policy = side.Policy();

    /// <inheritdoc/>
    public Reply Run(Request request)
    {
        var rl = side.Config.Rl;
        var prompts = side.Case.Prompts[..(request.Rows / rl.Sampling.SamplesPerPrompt)];
        var end = request.Ends ? side.Data.Tokenizer.EndId : NoToken;
        var options = new SamplingOptions(rl.Sampling.SamplesPerPrompt, rl.Sampling.Temperature, rl.Sampling.MaxNewTokens,
            end, new Seed((ulong)request.Index));
        IReadOnlyList<Response> responses = [];
        var seconds = Waiting.Seconds(side.Device, () => responses = Sampler.Sample(_policy, prompts, options));
        return new(seconds, [.. responses.Select(r => prompts[r.Prompt].Length)], [.. responses.Select(r => r.Tokens.Length)], []);
    }
}
