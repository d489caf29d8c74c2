using System.Text;

namespace RLCollapse.Tests.Faults;

/// <summary>Counts what became of runs, by fault and stage.</summary>
internal sealed class FaultTable
{
    private readonly Dictionary<(string Fault, string Stage), (int Tries, int Stopped, int Equal)> _rows = [];
    private readonly Lock _lock = new();

    public int Tries => _rows.Values.Sum(row => row.Tries);

    public void Add(string fault, string stage, bool stopped, bool equal)
    {
        lock (_lock)
        {
            var (tries, stops, equals) = _rows.GetValueOrDefault((fault, stage));
            _rows[(fault, stage)] = (tries + 1, stops + (stopped ? 1 : 0), equals + (equal ? 1 : 0));
        }
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("| fault | stage | tries | stopped | equal in the end |\n|---|---|--:|--:|--:|\n");
        foreach (var ((fault, stage), (tries, stopped, equal)) in _rows) text.Append($"| {fault} | {stage} | {tries} | {stopped} | {equal} |\n");
        var all = _rows.Values;
        return text.Append($"| **all** | | {Tries} | {all.Sum(row => row.Stopped)} | {all.Sum(row => row.Equal)} |\n").ToString();
    }
}
