namespace RLCollapse.Data;

/// <summary>A question with many right answers, of which all is known: what probes compare a policy's masses of answers with.</summary>
public interface IOpenQuestion
{
    /// <summary>Whether an answer is right.</summary>
    bool Accepts(long answer);

    /// <summary>Whether an answer is wrong for one reason alone: it is nearly what is asked for.</summary>
    bool NearlyAccepts(long answer);

    /// <summary>Probability of each answer in the world that the corpus tells of; the wrong ones have 0.</summary>
    IReadOnlyList<double> Law { get; }

    /// <summary>What a right answer is worth, 0 to 1; of a wrong one 0.</summary>
    double Quality(long answer);

    /// <summary>What somebody thinks of an answer, right or wrong: mean 0 and standard deviation 1 over all answers.</summary>
    /// <param name="answer">One of those that <see cref="Law"/> has.</param>
    /// <param name="seed">Whose taste it is, the same for every question.</param>
    double Taste(long answer, int seed);

    /// <summary>How alike two answers are, 0 to 1; of an answer with itself 1.</summary>
    double Similarity(long one, long other);
}
