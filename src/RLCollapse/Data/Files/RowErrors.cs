using RLCollapse.Common;

namespace RLCollapse.Data.Files;

/// <summary>What is wrong in files of rows, gathered so that all of it is said at once.</summary>
/// <param name="remedy">What a row has to be.</param>
public sealed class RowErrors(string remedy)
{
    private const int MostReported = 20;

    private readonly List<string> _found = [];

    /// <summary>Whether so much is wrong that reading on tells nothing new.</summary>
    public bool IsFull => _found.Count > MostReported;

    /// <summary>Remembers what is wrong with a row.</summary>
    public void Add(string place, string problem)
    {
        if (!IsFull) _found.Add($"{place}: {problem}.");
    }

    /// <summary>Requires that nothing was wrong.</summary>
    /// <exception cref="UserErrorException">Something was; the message has file and line of each, up to twenty.</exception>
    public void Require()
    {
        if (_found.Count == 0) return;
        throw new UserErrorException(string.Join('\n',
            [.. _found.Take(MostReported), .. IsFull ? ["and more lines like these."] : (string[])[], remedy]));
    }
}
