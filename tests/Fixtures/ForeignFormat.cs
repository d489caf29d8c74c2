using RLCollapse.Data;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A format of a task that there is not.</summary>
internal sealed class ForeignFormat(string opener = "Foreign") : IOutputFormat
{
    public string Name => "foreign";

    public string Description => "Solutions of another task's problems.";

    public ProblemDomain Domain => (ProblemDomain)7;

    public string Opener => opener;

    public IReadOnlyList<string> Words => [opener];

    public bool IsExecuted => false;

    public FormatStyle Style { get; } = new("#000000", FormatMarker.Asterisk);

    public string Render(Problem problem) => throw new InvalidCastException("A problem of another task.");

    public bool TryParse(string text, out long answer)
    {
        answer = 0;
        return false;
    }
}
