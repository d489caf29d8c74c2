using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>What a problem is about before it is put into words: the numbers alone.</summary>
/// <param name="Start">Number of things at first.</param>
/// <param name="Steps">What happens, in order; at least one.</param>
public readonly record struct ArithmeticPlan(int Start, IReadOnlyList<ProblemStep> Steps)
{
    /// <summary>One plan in this many is held out.</summary>
    public const int HeldOutPeriod = 8;

    /// <summary>Fixed hash of the start, the operations and the operands: the same in every process and under every run seed.</summary>
    public Seed Hash()
    {
        var hash = new Seed(0).Derive("problem").Derive(Start);
        for (var i = 0; i < Steps.Count; i++) hash = hash.Derive((int)Steps[i].Operation).Derive(Steps[i].Operand);
        return hash;
    }

    /// <summary>
    /// Which side of the train/test split this arithmetic belongs to. It depends on nothing but the numbers, so no wording,
    /// seed or config ever puts the same arithmetic on both sides.
    /// </summary>
    public bool IsHeldOut() => Hash().Value % HeldOutPeriod == 0;
}
