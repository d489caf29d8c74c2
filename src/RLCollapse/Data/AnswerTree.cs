namespace RLCollapse.Data;

/// <summary>A beginning of a response, behind which the next token names the answer.</summary>
/// <param name="Format">Index of its format.</param>
/// <param name="Tokens">Ids.</param>
/// <param name="Ending">Ids behind the answer, the end token included.</param>
public sealed record AnswerPrefix(int Format, int[] Tokens, int[] Ending);

/// <summary>
/// Where responses name their answers: no prefix begins another, so the probability of every answer in every format is exact, by a forward
/// pass over the prefixes and no sampling.
/// </summary>
/// <param name="Prefixes">All of them.</param>
/// <param name="Answers">Id of the token of each answer.</param>
public sealed record AnswerTree(IReadOnlyList<AnswerPrefix> Prefixes, IReadOnlyList<int> Answers);
