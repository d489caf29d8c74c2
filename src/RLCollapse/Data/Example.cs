namespace RLCollapse.Data;

/// <summary>A tokenized training pair.</summary>
/// <param name="Prompt">Ids of the question.</param>
/// <param name="Response">Ids of the solution, ending with the end token.</param>
/// <param name="Format">Index into <see cref="Dataset.Formats"/>.</param>
public readonly record struct Example(int[] Prompt, int[] Response, int Format)
{
    /// <summary>Tokens of prompt and response.</summary>
    public int Length => Prompt.Length + Response.Length;
}
