using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>Makes a wrong solution of the kind people make: one operation or operand misread, the rest carried on rightly.</summary>
public static class LabelNoise
{
    private const int MaxDraws = 64;

    /// <summary>
    /// The problem with exactly one step's operation or operand changed and results recomputed. Prompt and id stay, the answer is
    /// another one, and every value stays within the ranges.
    /// </summary>
    public static ArithmeticProblem Corrupt(ArithmeticProblem problem, DifficultyOptions difficulty, SplitMix64 random)
    {
        for (var draw = 0; draw < MaxDraws; draw++)
        {
            var index = random.NextInt(0, problem.Steps.Count - 1);
            var operation = random.Pick(difficulty.Operations);
            var before = index == 0 ? problem.Start : problem.Steps[index - 1].Result;
            if (ArithmeticRules.TryDraw(operation, before, difficulty, random, out var wrong)
                && TryReplace(problem, index, wrong, difficulty) is { } corrupted)
            {
                return corrupted;
            }
        }

        return MiscountLast(problem, difficulty);
    }

    private static ArithmeticProblem? TryReplace(ArithmeticProblem problem, int index, ProblemStep wrong, DifficultyOptions difficulty)
    {
        var steps = problem.Steps.ToArray();
        steps[index] = wrong;
        for (var i = index + 1; i < steps.Length; i++)
        {
            var (operation, operand, _) = steps[i];
            if (!ArithmeticRules.TryApply(operation, steps[i - 1].Result, operand, difficulty, out var result)) return null;
            steps[i] = steps[i] with { Result = result };
        }

        return steps[^1].Result == problem.Answer ? null : problem with { Steps = steps };
    }

    /// <summary>Adds or takes away 1 or 2 at the last step: of these, one at least is in range and wrong.</summary>
    private static ArithmeticProblem MiscountLast(ArithmeticProblem problem, DifficultyOptions difficulty)
    {
        var last = problem.Steps.Count - 1;
        var before = last == 0 ? problem.Start : problem.Steps[last - 1].Result;
        foreach (var operation in new[] { ArithmeticOperation.Add, ArithmeticOperation.Subtract })
        {
            for (var operand = 1; operand <= 2; operand++)
            {
                if (ArithmeticRules.TryApply(operation, before, operand, difficulty, out var result)
                    && TryReplace(problem, last, new ProblemStep(operation, operand, result), difficulty) is { } corrupted)
                {
                    return corrupted;
                }
            }
        }

        throw new InvalidOperationException($"Problem {problem.Id} lies outside the ranges of data.difficulty.");
    }
}
