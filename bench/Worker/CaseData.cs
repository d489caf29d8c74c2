using System.Text.Json;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>What every side reads beside the weights: <c>case.json</c> in a folder of a size. Ids everywhere, no text.</summary>
public sealed record CaseData
{
    /// <summary>The file's name.</summary>
    public const string FileName = "case.json";

    /// <summary>The policy's weights for this program; the export of the same policy lies beside it.</summary>
    public const string WeightsFile = "weights.bin";

    /// <summary>Names and numbers as Python writes them.</summary>
    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Fills rows.</summary>
    public required int Pad { get; init; }

    /// <summary>Ends a response.</summary>
    public required int End { get; init; }

    /// <summary>V.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>N, K and M of the measured product (N, K) × (K, M).</summary>
    public required int[] Gemm { get; init; }

    /// <summary>Supervised steps.</summary>
    public required PretrainingCase Pretraining { get; init; }

    /// <summary>Prompts of rollouts.</summary>
    public required int[][] Prompts { get; init; }

    /// <summary>Options of RL.</summary>
    public required RlCase Rl { get; init; }

    /// <summary>Rollouts to learn from.</summary>
    public required UpdateCase Update { get; init; }
}

/// <summary>Options of AdamW and a few batches; step i uses batch i and learning rate i, over and over.</summary>
public sealed record PretrainingCase(
    double LearningRate, double Beta1, double Beta2, double WeightDecay, double GradientClip, double[] LearningRates, RowsCase[] Batches);

/// <summary>Rows of one batch.</summary>
public sealed record RowsCase(int[][] Prompts, int[][] Responses);

/// <summary>Options of PPO.</summary>
public sealed record RlCase(
    int PromptsPerStep,
    int SamplesPerPrompt,
    int MaxNewTokens,
    int Minibatches,
    double LearningRate,
    double ValueLearningRate,
    double Beta1,
    double Beta2,
    double WeightDecay,
    double GradientClip,
    double ClipRatio,
    double ValueClip,
    double ValueCoefficient,
    double Gamma,
    double GaeLambda);

/// <summary>Judged responses, a row each, and the order in which the minibatches take them.</summary>
public sealed record UpdateCase(int[][] Prompts, int[][] Responses, float[][] LogProbs, float[][] Values, double[] Rewards, int[] Order);
