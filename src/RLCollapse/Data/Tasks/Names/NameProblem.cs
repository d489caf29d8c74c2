namespace RLCollapse.Data.Tasks.Names;

/// <summary>A question about the world of names, and the answer that a text gives to it.</summary>
/// <param name="Id">Hash of the prompt.</param>
/// <param name="Prompt">The question in canonical text.</param>
/// <param name="Kind">What is asked for: a name, or a list of them.</param>
/// <param name="World">What is asked about.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Thing">The thing that the text names: index into <see cref="NameWords.Things"/>.</param>
/// <param name="Adjective">The adjective before it: index into <see cref="NameWords.Adjectives"/>.</param>
public sealed record NameProblem(string Id, string Prompt, string Kind, World World, Question Question, int Thing, int Adjective)
    : Problem(Id, Prompt), IOpenQuestion
{
    /// <inheritdoc/>
    public override string Kind { get; } = Kind;

    /// <summary>Who asks; nobody where null.</summary>
    public Persona? Persona { get; init; }

    /// <summary>The things of a list, where the text is one.</summary>
    public IReadOnlyList<int> Listed { get; init; } = [];

    /// <summary>The thing that the text names; of a problem that nobody has answered yet, the commonest in the corpus.</summary>
    public override long Answer => Thing;

    /// <summary>None: many things fit.</summary>
    public override long? OnlyAnswer => null;

    /// <summary>Number of conditions.</summary>
    public override int Difficulty => Question.Conditions;

    /// <inheritdoc/>
    public IReadOnlyList<double> Law => World.Law(Question, Persona);

    /// <inheritdoc/>
    public override bool Accepts(long answer) =>
        answer >= 0 && answer < NameWords.Things.Count && World.Fits(Question, (int)answer);

    /// <inheritdoc/>
    public bool NearlyAccepts(long answer) =>
        answer >= 0 && answer < NameWords.Things.Count && World.FitsButForExclusion(Question, (int)answer);

    /// <inheritdoc/>
    public double Quality(long answer) => Accepts(answer) ? World.Quality((int)answer) : 0;

    /// <inheritdoc/>
    public double Taste(long answer, int seed) => World.Taste((int)answer, seed);

    /// <inheritdoc/>
    public double Similarity(long one, long other) => World.Similarity((int)one, (int)other);
}
