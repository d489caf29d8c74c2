using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>
/// A decision so small that its optimum is known in closed form, learned by the real learners with a real policy: a prompt of
/// one token, then a format, which is one token; then either the response ends and is paid at random, or a second token
/// follows and is paid when it is right. Every token of the vocabulary is an outcome, so shares sum to 1.
/// </summary>
internal sealed class FormatBandit : IDisposable
{
    /// <summary>The first three tokens; the other three have next to no share.</summary>
    public const int Formats = 3;

    private const int Right = 3;
    private const int Prompt = 5;
    private const int VocabularySize = 6;
    private const int NoToken = -1;

    private static readonly double[] Shares = [0.1, 0.3, 0.59, 0.003, 0.003, 0.004]; // the format that is paid best is the rarest
    private static readonly double[] RightShares = [0.8, 0.3, 0.1, 0.2, 0.2, 0.2];

    private readonly ILanguageModel _base;
    private readonly double?[] _pay;
    private readonly int _endId;
    private readonly int _responsesPerStep;

    private FormatBandit(double?[] pay, int endId, int responsesPerStep)
    {
        (_pay, _endId, _responsesPerStep, _base) = (pay, endId, responsesPerStep, Create());
        Fit();
        Base = Read(_base);
    }

    /// <summary>
    /// Learning rules as the closed forms suppose them: nothing normalized, nothing clipped, and a learning rate that decays for a quiet
    /// end.
    /// </summary>
    public static RlOptions Plain { get; } = new()
    {
        Sampling = new() { MaxNewTokens = 2 },
        Optimizer = new() { LearningRate = 0.015, Schedule = LearningRateShape.Linear, GradientClip = 0 },
        Advantages = new() { Whiten = false, GaeLambda = 1 },
        Grpo = new() { Std = GroupStd.None },
        Value = new() { LearningRate = 0.02 },
    };

    /// <summary>
    /// The defaults of <see cref="RlOptions"/>, but for the learning rate, which decides how fast and how quietly, not where.
    /// </summary>
    public static RlOptions Defaults { get; } = new()
    {
        Sampling = Plain.Sampling,
        Optimizer = new() { LearningRate = Plain.Optimizer.LearningRate, Schedule = Plain.Optimizer.Schedule },
    };

    /// <summary>The base as it was fitted.</summary>
    public FormatShares Base { get; }

    /// <summary>Whether the second token decides what a format is paid; else it is paid at random after one token.</summary>
    public bool Selects(int format) => _pay[format] is null;

    /// <summary>One token a response, paid 0.7, 0.5 or 0.3 of the time.</summary>
    public static FormatBandit RandomPay() => new([0.7, 0.5, 0.3, 0, 0, 0], NoToken, 768);

    /// <summary>Two tokens a response; the base gets the second right 0.8, 0.3 or 0.1 of the time.</summary>
    public static FormatBandit RightOrWrong() => new(new double?[VocabularySize], NoToken, 512);

    /// <summary>
    /// As <see cref="RightOrWrong"/>, but the third format is the end token, paid 0.3 of the time: responses of one and of two tokens.
    /// </summary>
    public static FormatBandit UnequalLengths() => new([null, null, 0.3, null, null, null], endId: 2, 512);

    /// <summary>Learns for some steps.</summary>
    /// <returns>The exact shares, averaged over the policies of the last quarter of the steps.</returns>
    public FormatShares Learn(RlOptions options, int steps)
    {
        using var policy = Create();
        policy.CopyFrom(_base);
        using var learner = Learners.Create(policy, _base, options, steps, NullObserver.Instance);
        var length = _pay.Any(p => p is null) ? 2 : 1;
        int[][] prompts = [.. Enumerable.Repeat((int[])[Prompt], _responsesPerStep / options.Sampling.SamplesPerPrompt)];
        var readings = new List<FormatShares>();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var seed = new Seed(1).Derive(step);
            var responses = Sampler.Sample(policy, prompts,
                new(options.Sampling.SamplesPerPrompt, options.Sampling.Temperature, length, _endId, seed.Derive("samples")));
            Outcome[] outcomes = [.. responses.Select((r, i) => new Outcome(-1, null, false, Reward(r, seed.Derive("pay").Derive(i))))];
            using var batch = RolloutBatch.Create(prompts, responses, outcomes, null, _base, options, 0);
            learner.Update(batch, batch, step, seed.Derive("minibatches"), new MetricsRecord("rl", step));
            if (step >= steps * 3 / 4) readings.Add(Read(policy));
        }

        return FormatShares.Mean(readings);
    }

    /// <inheritdoc/>
    public void Dispose() => _base.Dispose();

    private static ILanguageModel Create() =>
        LanguageModels.Create(new() { Width = 8, Layers = 1, Heads = 2, FeedForward = 16, ContextLength = 8, TieEmbeddings = false },
            seed: 7, VocabularySize, CPU);

    private double Reward(Response response, Seed seed) => _pay[response.Tokens[0]] is { } pay
        ? (seed.Generator().NextDouble() < pay ? 1 : 0)
        : (response.Tokens[1] == Right ? 1 : 0);

    private FormatShares Read(ILanguageModel policy)
    {
        using var scope = NewDisposeScope();
        using var pairs = Pairs();
        var (first_V, second_VV) = LogProbs(policy.Score(pairs, 1, withDistributions: true));
        var right = second_VV.select(1, Right).exp().data<float>().ToArray();
        return new([.. first_V.exp().data<float>().ToArray().Select(x => (double)x)], [.. right.Select((p, format) => _pay[format] ?? p)]);
    }

    /// <summary>Log-probabilities of the first token (V), and of the second after each first (V, V).</summary>
    private static (Tensor First_V, Tensor Second_VV) LogProbs(TokenScores scores)
    {
        var logProbs = scores.Distributions_BRV!; // (V, 2, V)
        return (logProbs.select(1, 0).select(0, 0), logProbs.select(1, 1));
    }

    /// <summary>Each first token, with some second.</summary>
    private static TokenBatch Pairs() =>
        TokenBatch.Create([.. Enumerable.Repeat((int[])[Prompt], VocabularySize)],
            [.. Enumerable.Range(0, VocabularySize).Select(v => (int[])[v, 0])], 0, CPU);

    /// <summary>
    /// Fits the base by cross-entropy with whole distributions. After the prompt's own token it cannot but repeat itself, so that row is
    /// left out.
    /// </summary>
    private void Fit()
    {
        var seconds = RightShares.SelectMany(p =>
            Enumerable.Range(0, VocabularySize).Select(v => (float)(v == Right ? p : (1 - p) / (VocabularySize - 1)))).ToArray();
        using var shares_V = tensor(Shares.Select(s => (float)s).ToArray());
        using var shares_VV = tensor(seconds, [VocabularySize, VocabularySize]);
        using var optimizer = new AdamW(_base, 0.03, null, 0.9, 0.95, 0);
        for (var step = 0; step < 150; step++)
        {
            optimizer.ForgetGradients();
            _base.Accumulate(1, _ => new(Pairs(), 1, Loss, WithDistributions: true));
            optimizer.Step();
        }

        Tensor Loss(TokenScores scores)
        {
            var (first_V, second_VV) = LogProbs(scores);
            return -(shares_V * first_V).sum() - (shares_VV * second_VV).narrow(0, 0, Prompt).sum();
        }
    }
}
