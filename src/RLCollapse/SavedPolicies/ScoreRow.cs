namespace RLCollapse.SavedPolicies;

/// <summary>A response to be scored.</summary>
/// <param name="Line">Where it stands in its file, from 1.</param>
/// <param name="Prompt">Ids, at least one.</param>
/// <param name="Response">Ids, at least one, the end token included when it was appended.</param>
/// <param name="EndAppended">Whether the response ends with the end token.</param>
public sealed record ScoreRow(int Line, int[] Prompt, int[] Response, bool EndAppended);
