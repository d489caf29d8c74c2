namespace RLCollapse.Benchmarks.Processes;

/// <summary>What a side is made of.</summary>
internal sealed record Description(string Versions);

/// <summary>A side's own loss and log-probabilities of the same batch.</summary>
internal sealed record AgreeAnswer(double Loss, double[] LogProbs);

/// <summary>Rate of a plain product.</summary>
internal sealed record GemmAnswer(double FlopsPerSecond);

/// <summary>Largest resident size so far, 10⁶ bytes.</summary>
internal sealed record MemoryAnswer(double Megabytes);

/// <summary>What a preparation says.</summary>
internal sealed record PrepareAnswer(int Vocabulary);
