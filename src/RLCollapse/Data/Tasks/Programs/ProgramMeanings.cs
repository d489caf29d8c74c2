namespace RLCollapse.Data.Tasks.Programs;

/// <summary>
/// What programs mean: their outputs on four inputs. Every program is a line a·x + b, so programs of equal outputs there are equal
/// everywhere.
/// </summary>
public static class ProgramMeanings
{
    /// <summary>The inputs.</summary>
    public static IReadOnlyList<int> Inputs { get; } = [1, 2, 3, 4];

    private static ProgramForm[] Shortest { get; } = [.. ProgramForm.All.DistinctBy(Outputs)];

    private static Dictionary<(int, int, int, int), int> Indices { get; } =
        Shortest.Index().ToDictionary(form => Outputs(form.Item), form => form.Index);

    /// <summary>Number of meanings.</summary>
    public static int Count => Shortest.Length;

    /// <summary>The meaning of a form, from 0.</summary>
    public static int Of(ProgramForm form) => Indices[Outputs(form)];

    /// <summary>Output of programs of a meaning for any input.</summary>
    public static int Output(int meaning, int input) => Shortest[meaning].Of(input);

    private static (int, int, int, int) Outputs(ProgramForm form) =>
        (form.Of(Inputs[0]), form.Of(Inputs[1]), form.Of(Inputs[2]), form.Of(Inputs[3]));
}
