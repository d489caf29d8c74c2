using System.Text;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Faults;

/// <summary>Counts what became of runs, by fault and stage.</summary>
internal sealed class FaultTable
{
    /// <summary>How many faults RLCOLLAPSE_FAULTS asks for; null where a sample is enough.</summary>
    public static int? Asked { get; } = int.TryParse(Environment.GetEnvironmentVariable("RLCOLLAPSE_FAULTS"), out var asked) ? asked : null;

    private readonly Dictionary<(string Fault, string Stage), (int Tries, int Stopped, int Equal)> _rows = [];
    public int Tries => _rows.Values.Sum(row => row.Tries);

    public void Add(string fault, string stage, bool stopped, bool equal)
    {
        var (tries, stops, equals) = _rows.GetValueOrDefault((fault, stage));
        _rows[(fault, stage)] = (tries + 1, stops + (stopped ? 1 : 0), equals + (equal ? 1 : 0));
    }

    /// <summary>Prints the table and keeps it in a file of artifacts/.</summary>
    public void Print(ITestOutputHelper output, string file)
    {
        output.WriteLine(ToMarkdown());
        File.WriteAllText(Path.Combine(MsBuild.Root, "artifacts", file), ToMarkdown());
    }

    private string ToMarkdown()
    {
        var text = new StringBuilder("| fault | stage | tries | stopped | equal in the end |\n|---|---|--:|--:|--:|\n");
        foreach (var ((fault, stage), (tries, stopped, equal)) in _rows)
            text.Append($"| {fault} | {stage} | {tries} | {stopped} | {equal} |\n");
        var all = _rows.Values;
        return text.Append($"| **all** | | {Tries} | {all.Sum(row => row.Stopped)} | {all.Sum(row => row.Equal)} |\n").ToString();
    }
}
