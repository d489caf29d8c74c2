namespace RLCollapse.Data.Tasks.Programs;

/// <summary>A program as it is written: <c>x + 3</c>, or <c>( x + 3 ) * 2</c>. Many forms mean the same.</summary>
/// <param name="First">What is done to x.</param>
/// <param name="Second">What is done to that; null where nothing is.</param>
public sealed record ProgramForm(ProgramStep First, ProgramStep? Second)
{
    /// <summary>Every form there is: 30 of one step, 900 of two.</summary>
    public static IReadOnlyList<ProgramForm> All { get; } =
    [
        .. from step in ProgramStep.All select new ProgramForm(step, null),
        .. from first in ProgramStep.All from second in ProgramStep.All select new ProgramForm(first, second),
    ];

    private static Dictionary<string, ProgramForm> Texts { get; } = All.ToDictionary(form => form.Text);

    /// <summary>In canonical text.</summary>
    public string Text => Second is { } second ? $"( x {First} ) {second}" : $"x {First}";

    /// <summary>The text up to its last token, a digit.</summary>
    public string Beginning => Text[..^2];

    /// <summary>That digit.</summary>
    public int LastDigit => (Second ?? First).Digit;

    /// <summary>The form that a text is; null where it is none.</summary>
    public static ProgramForm? Read(string text) => Texts.GetValueOrDefault(text);

    /// <summary>Its output for an input.</summary>
    public int Of(int input) => Second is { } second ? second.Of(First.Of(input)) : First.Of(input);
}
