using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Programs;

/// <summary>What is asked of a program f: that f(input) = output.</summary>
/// <param name="Input">0 to 9.</param>
/// <param name="Output">At most 9 from the input, so that programs of every format hold.</param>
public sealed record Equation(int Input, int Output)
{
    private const int Farthest = 9;

    /// <summary>Every equation there is, 190.</summary>
    public static IReadOnlyList<Equation> All { get; } =
    [
        .. from input in Enumerable.Range(0, 10) from distance in Enumerable.Range(-Farthest, (2 * Farthest) + 1)
           select new Equation(input, input + distance),
    ];

    /// <summary>In canonical text.</summary>
    public string Text { get; } = string.Create(CultureInfo.InvariantCulture,
        $"f ( {Input} ) = {(Output < 0 ? "- " : string.Empty)}{Math.Abs(Output)} . f ( x ) =");

    /// <summary>Hash of the text.</summary>
    public string Id => new Seed(0).Derive(Text).Value.ToString("x16", CultureInfo.InvariantCulture);
}
