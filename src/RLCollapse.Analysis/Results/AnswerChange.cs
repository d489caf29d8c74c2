namespace RLCollapse.Analysis.Results;

/// <summary>What training has made of the answers to a question.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Before">Mass of every answer in the base.</param>
/// <param name="After">Mass of every answer at the end.</param>
internal sealed record AnswerChange(RecordedQuestion Question, IReadOnlyList<double> Before, IReadOnlyList<double> After)
{
    /// <summary>Entropy (nats) of the answers that fit in the base.</summary>
    public double EntropyBefore { get; } = Question.Entropy(Before);

    /// <summary>The same at the end.</summary>
    public double EntropyAfter { get; } = Question.Entropy(After);

    /// <summary>Nats that were lost.</summary>
    public double EntropyLost => EntropyBefore - EntropyAfter;

    /// <summary>Mass in the base of what does not fit.</summary>
    public double RestBefore => Question.Rest(Before);

    /// <summary>The same at the end.</summary>
    public double RestAfter => Question.Rest(After);

    /// <summary>The largest of all masses of answers that fit, of the rest and of the law's probabilities.</summary>
    public double Highest => Question.Ranked.SelectMany(answer => new[] { Question.Law[answer], Before[answer], After[answer] })
        .Concat([RestBefore, RestAfter]).Max();
}
