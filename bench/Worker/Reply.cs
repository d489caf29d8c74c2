namespace RLCollapse.Benchmarks.Worker;

/// <summary>What a worker says after one timed run.</summary>
/// <param name="Seconds">Of the work alone.</param>
/// <param name="Prompts">Prompt tokens of each row.</param>
/// <param name="Responses">Response tokens of each row.</param>
/// <param name="Numbers">Losses and the like, to compare.</param>
public sealed record Reply(double Seconds, int[] Prompts, int[] Responses, Dictionary<string, double> Numbers);

/// <summary>What a worker is asked to do.</summary>
/// <param name="Do">Name of the work.</param>
public sealed record Request(string Do)
{
    /// <summary>Runs of this work so far: which batch or prompts to take.</summary>
    public int Index { get; init; }

    /// <summary>Rollouts: rows, all samples counted.</summary>
    public int Rows { get; init; }

    /// <summary>Rollouts: whether a response ends at its end token; if not, all are as long as they may be.</summary>
    public bool Ends { get; init; }

    /// <summary>Growth: prompts of the step.</summary>
    public int PromptsPerStep { get; init; }

    /// <summary>Preparation: supervised steps before anything is measured.</summary>
    public int TrainingSteps { get; init; }
}
