using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class LabelNoiseTests
{
    [Fact]
    public void Exactly_one_step_is_wrong_and_the_answer_too()
    {
        var random = new Seed(21).Generator();
        foreach (var problem in Samples.Problems)
        {
            var wrong = LabelNoise.Corrupt(problem, Samples.AllDifficulties, random);
            var changed = problem.Steps.Zip(wrong.Steps)
                .Count(pair => (pair.First.Operation, pair.First.Operand) != (pair.Second.Operation, pair.Second.Operand));
            Assert.Equal(1, changed);
            Assert.NotEqual(problem.Answer, wrong.Answer);
            Assert.Equal((problem.Id, problem.Prompt, problem.Start), (wrong.Id, wrong.Prompt, wrong.Start));
            Assert.Equal(Samples.Replay(wrong.Start, wrong.Steps), wrong.Steps.Select(step => (long)step.Result));
            Assert.All(wrong.Steps, step => Assert.InRange(step.Result, 0, Samples.AllDifficulties.MaxValue));
        }
    }

    [Fact]
    public void Operations_operands_and_every_step_are_hit()
    {
        var random = new Seed(22).Generator();
        var (operations, operands, steps) = (0, 0, new HashSet<int>());
        for (var i = 0; i < 300; i++)
        {
            var wrong = LabelNoise.Corrupt(Samples.Fixed, new DifficultyOptions(), random);
            var step = Enumerable.Range(0, 4).Single(s =>
                (wrong.Steps[s].Operation, wrong.Steps[s].Operand) != (Samples.Fixed.Steps[s].Operation, Samples.Fixed.Steps[s].Operand));
            steps.Add(step);
            if (wrong.Steps[step].Operation != Samples.Fixed.Steps[step].Operation) operations++;
            else operands++;
        }

        Assert.Equal([0, 1, 2, 3], steps.Order());
        Assert.InRange(operations, 30, 270);
        Assert.InRange(operands, 30, 270);
    }

    [Fact]
    public void Where_the_ranges_leave_no_other_step_the_last_is_miscounted()
    {
        var difficulty = new DifficultyOptions
        {
            MinSteps = 1, MaxSteps = 1, MaxOperand = 2, MaxFactor = 2, Operations = [ArithmeticOperation.Divide],
        };
        var problem = new ArithmeticProblem("0", "2 / 2", "Tom", "apples", 2, [new(ArithmeticOperation.Divide, 2, 1)]);
        var wrong = LabelNoise.Corrupt(problem, difficulty, new Seed(1).Generator());
        Assert.Equal([new ProblemStep(ArithmeticOperation.Add, 1, 3)], wrong.Steps);
    }
}
