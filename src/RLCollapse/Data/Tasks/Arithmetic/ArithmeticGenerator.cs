using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>
/// Makes the two sides of the split. The arithmetic alone decides the side (<see cref="ArithmeticPlan.IsHeldOut"/>); problems of
/// a side differ in arithmetic or wording. A longer list begins with the shorter one of the same seed.
/// </summary>
public static class ArithmeticGenerator
{
    /// <summary>Draws in a row that may fail before the ranges count as exhausted.</summary>
    private const int MaxFailures = 20_000;

    /// <summary>The training problems.</summary>
    /// <exception cref="UserErrorException">The ranges do not give that many.</exception>
    public static IReadOnlyList<ArithmeticProblem> Train(DataOptions data, Seed seed) =>
        Generate(data, data.Problems.Train, heldOut: false, seed.Derive("train").Generator());

    /// <summary>The held-out problems.</summary>
    /// <exception cref="UserErrorException">The ranges do not give that many.</exception>
    public static IReadOnlyList<ArithmeticProblem> Test(DataOptions data, Seed seed) =>
        Generate(data, data.Problems.Test, heldOut: true, seed.Derive("test").Generator());

    private static List<ArithmeticProblem> Generate(DataOptions data, int count, bool heldOut, SplitMix64 random)
    {
        Validate(data.Difficulty);
        var problems = new List<ArithmeticProblem>(count);
        var seen = new HashSet<string>(count);
        for (var failures = 0; problems.Count < count;)
        {
            if (Draw(data.Difficulty, heldOut, random) is { } problem && seen.Add(problem.Id))
            {
                problems.Add(problem);
                failures = 0;
            }
            else if (++failures == MaxFailures)
            {
                throw Exhausted(count, problems.Count, heldOut ? "test" : "train");
            }
        }

        return problems;
    }

    private static ArithmeticProblem? Draw(DifficultyOptions difficulty, bool heldOut, SplitMix64 random) =>
        ArithmeticRules.TryDrawPlan(difficulty, random, out var plan) && plan.IsHeldOut() == heldOut
            ? Wording.Compose(plan, random)
            : null;

    private static void Validate(DifficultyOptions difficulty)
    {
        if (difficulty.MinSteps > difficulty.MaxSteps)
        {
            throw new UserErrorException(
                $"data.difficulty.minSteps is {difficulty.MinSteps} and maxSteps is {difficulty.MaxSteps}: "
                + "raise maxSteps or lower minSteps.");
        }

        if (difficulty.Operations.Count == 0)
        {
            throw new UserErrorException("data.difficulty.operations is empty: name at least one of add, subtract, multiply, divide.");
        }
    }

    private static UserErrorException Exhausted(int wanted, int found, string side) => new(
        $"data.problems.{side} asks for {wanted} problems, but the ranges of data.difficulty give only about {found}: "
        + $"lower data.problems.{side}, or widen data.difficulty (maxSteps, maxOperand, maxValue, operations).");
}
