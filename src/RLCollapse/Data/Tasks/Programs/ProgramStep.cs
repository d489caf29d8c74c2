using System.Globalization;

namespace RLCollapse.Data.Tasks.Programs;

/// <summary>An operation with its right operand, such as <c>+ 3</c>.</summary>
/// <param name="Operation">Index into <see cref="Signs"/>.</param>
/// <param name="Digit">The operand, 0 to 9.</param>
public readonly record struct ProgramStep(int Operation, int Digit)
{
    /// <summary>The operations.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["+", "-", "*"];

    /// <summary>Every step there is, 30.</summary>
    public static IReadOnlyList<ProgramStep> All { get; } =
        [.. from operation in Enumerable.Range(0, 3) from digit in Enumerable.Range(0, 10) select new ProgramStep(operation, digit)];

    /// <summary>What it makes of a value.</summary>
    public int Of(int value) => Operation switch
    {
        0 => value + Digit,
        1 => value - Digit,
        _ => value * Digit,
    };

    /// <summary>In canonical text.</summary>
    public override string ToString() => $"{Signs[Operation]} {Digit.ToString(CultureInfo.InvariantCulture)}";
}
