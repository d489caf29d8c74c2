using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Programs;

/// <summary>What is asked of a program: its output for one input.</summary>
/// <param name="Input">0 to 9.</param>
/// <param name="Output">At most 9 from the input, so that in every format some program holds.</param>
public sealed record Equation(int Input, int Output)
{
    private const int Farthest = 9;

    /// <summary>Every equation there is, 190.</summary>
    public static IReadOnlyList<Equation> All { get; } =
    [
        .. from input in Enumerable.Range(0, 10) from distance in Enumerable.Range(-Farthest, (2 * Farthest) + 1)
           select new Equation(input, input + distance),
    ];

    /// <summary>What programs may be called; it changes nothing.</summary>
    public static IReadOnlyList<string> Names { get; } = ["f", "g", "h", "k"];

    /// <summary>Whether a program holds.</summary>
    public bool Holds(ProgramForm form) => form.Of(Input) == Output;

    /// <summary>In canonical text, such as <c>f ( 3 ) = 7 . f ( x ) =</c>.</summary>
    /// <param name="name">What the program is called.</param>
    public string Text(string name) => string.Create(CultureInfo.InvariantCulture,
        $"{name} ( {Input} ) = {(Output < 0 ? "- " : string.Empty)}{Math.Abs(Output)} . {name} ( x ) =");

    /// <summary>Hash of a text.</summary>
    public static string IdOf(string text) => new Seed(0).Derive(text).Value.ToString("x16", CultureInfo.InvariantCulture);
}
