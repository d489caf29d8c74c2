using RLCollapse.Data.Files;

namespace RLCollapse.Data.Tasks.Files;

/// <summary>What the columns of a file mean.</summary>
public interface IRowLayout
{
    /// <summary>Columns of a row, in one sentence, for messages.</summary>
    string Description { get; }

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="data">Section <c>data</c>; solutions in formats that are not tracked are passed over.</param>
    /// <param name="formats">The tracked ones.</param>
    /// <exception cref="FormatException">It is damaged; the message says how.</exception>
    FileProblem Read(Row row, DataOptions data, IReadOnlyList<IOutputFormat> formats);
}
