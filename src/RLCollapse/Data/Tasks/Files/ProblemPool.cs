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
    private readonly Dictionary<string, Gathered> _problems = [];
    private readonly HashSet<ulong> _seen = [];

    /// <summary>Prompts that came by.</summary>
    public int Seen => _seen.Count;

    /// <summary>The kept ones, in the order of their hashes.</summary>
    public IReadOnlyList<FileProblem> Problems => [.. _order.Select(entry => _problems[entry.Id].Problem)];

    /// <summary>Whether a prompt came by.</summary>
    public bool HasSeen(string id) => _seen.Contains(KeyOf(id));

    /// <summary>Adds a row.</summary>
    /// <exception cref="FormatException">An earlier row has another answer to its prompt.</exception>
    public void Add(FileProblem row)
    {
        var key = KeyOf(row.Id);
        _seen.Add(key);
        if (_order.Count >= limit && key > _order.Max.Key) return;
        if (!_problems.TryGetValue(row.Id, out var gathered)) _problems[row.Id] = gathered = new(row);
        gathered.Add(row);
        _order.Add((key, row.Id));
        if (_order.Count <= limit) return;
        _problems.Remove(_order.Max.Id);
        _order.Remove(_order.Max);
    }

    private ulong KeyOf(string id) => seed.Derive(id).Value;

    /// <summary>Rows of one prompt, put together once and not row by row.</summary>
    private sealed class Gathered(FileProblem first)
    {
        private readonly Dictionary<string, IReadOnlyList<string>> _texts = [];
        private long? _expected;
        private string? _written;
        private int _steps = first.Steps;

        public FileProblem Problem => first with { Expected = _expected, Written = _written, Steps = _steps, Solutions = _texts };

        public void Add(FileProblem row)
        {
            if (_expected is { } answer && row.Expected is { } other && answer != other)
                throw new FormatException("an earlier row has another answer to this prompt");
            (_expected, _written, _steps) = (_expected ?? row.Expected, _written ?? row.Written, Math.Max(_steps, row.Steps));
            foreach (var (format, texts) in row.Solutions)
            {
                if (!_texts.TryGetValue(format, out var there)) _texts[format] = there = new List<string>();
                ((List<string>)there).AddRange(texts);
            }
        }
    }
}
