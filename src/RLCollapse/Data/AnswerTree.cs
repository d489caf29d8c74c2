namespace RLCollapse.Data;

/// <summary>A token that names an answer.</summary>
/// <param name="Token">Id.</param>
/// <param name="Answer">The answer, from 0.</param>
public readonly record struct NamedAnswer(int Token, int Answer);

/// <summary>A beginning of a response, behind which the next token names the answer.</summary>
/// <param name="Format">Index of its format.</param>
/// <param name="Tokens">Ids.</param>
/// <param name="Names">The tokens that name an answer there, one or more; each with its beginning is a form in which it is written.</param>
/// <param name="Ending">Ids behind the answer, the end token included.</param>
public sealed record AnswerPrefix(int Format, int[] Tokens, IReadOnlyList<NamedAnswer> Names, int[] Ending);

/// <summary>
/// Where responses name their answers: no prefix begins another, so the probability of every answer in every format is exact, by a forward
/// pass over the prefixes and no sampling.
/// </summary>
/// <param name="Prefixes">All of them.</param>
/// <param name="Answers">Text of each answer.</param>
public sealed record AnswerTree(IReadOnlyList<AnswerPrefix> Prefixes, IReadOnlyList<string> Answers);
