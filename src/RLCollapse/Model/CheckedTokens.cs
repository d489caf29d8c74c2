namespace RLCollapse.Model;

/// <summary>Tokens that a model can take: of others libtorch says nothing that helps, and on a GPU they end the process.</summary>
internal static class CheckedTokens
{
    /// <summary>A token, if it is one.</summary>
    /// <exception cref="ArgumentException">It is none of the vocabulary.</exception>
    public static int Id(long id, int vocabulary) => (ulong)id < (ulong)vocabulary
        ? (int)id
        : throw new ArgumentException($"There is no token {id} in a vocabulary of {vocabulary}: encode text with the tokenizer that the "
            + "model was trained with.");

    /// <summary>Checks every token of some rows.</summary>
    /// <exception cref="ArgumentException">One is none of the vocabulary.</exception>
    public static void Ids(IReadOnlyList<int[]> rows, int vocabulary)
    {
        foreach (var row in rows)
        {
            foreach (var id in row) Id(id, vocabulary);
        }
    }

    /// <summary>Rows, if there is one and each has a token.</summary>
    /// <param name="rows">Ids of each.</param>
    /// <param name="kind">What they are.</param>
    /// <exception cref="ArgumentException">There is none, or one is empty.</exception>
    public static IReadOnlyList<int[]> Rows(IReadOnlyList<int[]> rows, string kind)
    {
        if (rows.Count == 0) throw new ArgumentException("A batch needs at least one row: leave it out.");
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length == 0)
                throw new ArgumentException($"The {kind} of row {i} is empty, but needs at least one token: begin a prompt and end a "
                    + "response with the tokenizer's own, or leave the row out.");
        }

        return rows;
    }
}
