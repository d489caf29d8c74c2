using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Files;

/// <summary>
/// So many prompts of a stream of them, drawn alike whatever their order and number: those with the least hash under the seed. Rows of one
/// prompt become one problem.
/// </summary>
/// <param name="limit">Most prompts.</param>
/// <param name="seed">Of the draw.</param>
public sealed class ProblemPool(int limit, Seed seed)
{
    private readonly SortedSet<(ulong Key, string Id)> _order = [];
    private readonly Dictionary<string, FileProblem> _problems = [];
    private readonly HashSet<ulong> _seen = [];

    /// <summary>Prompts that came by.</summary>
    public int Seen => _seen.Count;

    /// <summary>The kept ones, in the order of their hashes.</summary>
    public IReadOnlyList<FileProblem> Problems => [.. _order.Select(entry => _problems[entry.Id])];

    /// <summary>Whether a prompt came by.</summary>
    public bool HasSeen(string id) => _seen.Contains(KeyOf(id));

    /// <summary>Adds a row.</summary>
    /// <exception cref="FormatException">An earlier row has another answer to its prompt.</exception>
    public void Add(FileProblem row)
    {
        var key = KeyOf(row.Id);
        _seen.Add(key);
        if (_order.Count >= limit && key > _order.Max.Key) return;
        _problems[row.Id] = _problems.TryGetValue(row.Id, out var before) ? Joined(before, row) : row;
        _order.Add((key, row.Id));
        if (_order.Count <= limit) return;
        _problems.Remove(_order.Max.Id);
        _order.Remove(_order.Max);
    }

    private static FileProblem Joined(FileProblem one, FileProblem other) =>
        one.Expected is { } answer && other.Expected is { } second && answer != second
            ? throw new FormatException("an earlier row has another answer to this prompt")
            : one with
            {
                Expected = one.Expected ?? other.Expected,
                Steps = Math.Max(one.Steps, other.Steps),
                Solutions = one.Solutions.Concat(other.Solutions).GroupBy(pair => pair.Key).ToDictionary(
                    format => format.Key, format => (IReadOnlyList<string>)[.. format.SelectMany(pair => pair.Value)]),
            };

    private ulong KeyOf(string id) => seed.Derive(id).Value;
}
