using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class ArithmeticGeneratorTests
{
    public static TheoryData<DifficultyOptions> Difficulties => new()
    {
        new DifficultyOptions(),
        Samples.AllDifficulties,
        new DifficultyOptions { MinSteps = 1, MaxSteps = 1, MaxOperand = 5, MaxFactor = 2, MaxValue = 9 },
        new DifficultyOptions { MinSteps = 6, MaxSteps = 6, MaxOperand = 1_000, MaxFactor = 20, MaxValue = 9 },
        new DifficultyOptions { MaxSteps = 4, Operations = [ArithmeticOperation.Multiply, ArithmeticOperation.Divide] },
        new DifficultyOptions { MinSteps = 1, Operations = [ArithmeticOperation.Subtract] },
    };

    [Theory]
    [MemberData(nameof(Difficulties))]
    public void Every_problem_keeps_to_the_ranges(DifficultyOptions difficulty)
    {
        for (var seed = 0UL; seed < 20; seed++)
        {
            foreach (var problem in Generate(difficulty, seed, 100, 20))
            {
                Assert.InRange(problem.Start, 1, Math.Min(difficulty.MaxOperand, difficulty.MaxValue));
                Assert.InRange(problem.Difficulty, difficulty.MinSteps, difficulty.MaxSteps);
                Assert.Equal(Samples.Replay(problem.Start, problem.Steps), problem.Steps.Select(step => (long)step.Result));
                var value = problem.Start;
                foreach (var step in problem.Steps)
                {
                    Assert.Contains(step.Operation, difficulty.Operations);
                    Assert.InRange(step.Result, 0, difficulty.MaxValue);
                    var isFactor = step.Operation is ArithmeticOperation.Multiply or ArithmeticOperation.Divide;
                    Assert.InRange(step.Operand, isFactor ? 2 : 1, isFactor ? difficulty.MaxFactor : difficulty.MaxOperand);
                    if (step.Operation == ArithmeticOperation.Divide) Assert.Equal(0, value % step.Operand);
                    value = step.Result;
                }
            }
        }
    }

    [Fact]
    public void Every_length_and_operation_occurs()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], Samples.Problems.Select(problem => problem.Difficulty).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<ArithmeticOperation>(),
            Samples.Problems.SelectMany(problem => problem.Steps).Select(step => step.Operation).Distinct().Order());
    }

    [Fact]
    public void Problems_of_a_side_differ()
    {
        var problems = Generate(new DifficultyOptions(), 3, 3_000, 300);
        Assert.Equal(3_300, problems.Select(problem => problem.Id).Distinct().Count());
        Assert.Equal(3_300, problems.Select(problem => problem.Prompt).Distinct().Count());
    }

    [Fact]
    public void No_arithmetic_is_on_both_sides_even_under_another_seed()
    {
        var difficulty = new DifficultyOptions { MinSteps = 1, MaxSteps = 2, MaxOperand = 9 };
        var data = Data(difficulty, 3_000, 500);
        var train = ArithmeticGenerator.Train(data, new Seed(1)).Concat(ArithmeticGenerator.Train(data, new Seed(2)));
        var test = ArithmeticGenerator.Test(data, new Seed(1)).Concat(ArithmeticGenerator.Test(data, new Seed(2)));
        Assert.Empty(train.Select(Arithmetic).Intersect(test.Select(Arithmetic)));
    }

    [Fact]
    public void A_longer_list_begins_with_the_shorter_one()
    {
        var shorter = ArithmeticGenerator.Train(Data(new DifficultyOptions(), 50, 1), new Seed(5));
        var longer = ArithmeticGenerator.Train(Data(new DifficultyOptions(), 80, 1), new Seed(5));
        Assert.Equal(shorter.Select(problem => problem.Id), longer.Take(50).Select(problem => problem.Id));
    }

    [Fact]
    public void Seed_decides_the_problems()
    {
        var ids = Generate(new DifficultyOptions(), 1, 100, 10).Select(problem => problem.Id).ToList();
        Assert.Equal(ids, Generate(new DifficultyOptions(), 1, 100, 10).Select(problem => problem.Id));
        Assert.Empty(ids.Intersect(Generate(new DifficultyOptions(), 2, 100, 10).Select(problem => problem.Id)));
    }

    [Fact]
    public void The_first_problem_is_the_same_in_every_process()
    {
        var problem = Generate(new DifficultyOptions(), 0, 1, 1)[0];
        Assert.Equal("Kim owns 10 apples , shares them among 2 , picks up 8 and loses 1 . How many now ?", problem.Prompt);
        Assert.Equal("1aaf8fa5ecc439d8", problem.Id);
    }

    [Fact]
    public void Too_many_problems_for_the_ranges_is_the_users_error()
    {
        var difficulty = new DifficultyOptions
        {
            MinSteps = 1, MaxSteps = 1, MaxOperand = 2, MaxFactor = 2, Operations = [ArithmeticOperation.Divide],
        };
        var data = Data(difficulty, 1_000_000, 1_000_000);
        var errors = new[]
        {
            Record.Exception(() => ArithmeticGenerator.Train(data, new Seed(1))),
            Record.Exception(() => ArithmeticGenerator.Test(data, new Seed(1))),
        };
        Assert.All(errors, error => Assert.IsType<UserErrorException>(error));
        Assert.Contains("data.problems.train", errors[0]!.Message);
        Assert.Contains("data.problems.test", errors[1]!.Message);
        Assert.All(errors, error => Assert.Contains("widen data.difficulty", error!.Message));
    }

    [Fact]
    public void More_minimal_than_maximal_steps_is_the_users_error()
    {
        var error = Assert.Throws<UserErrorException>(() => Generate(new DifficultyOptions { MinSteps = 4, MaxSteps = 3 }, 1, 1, 1));
        Assert.Contains("data.difficulty.minSteps is 4 and maxSteps is 3", error.Message);
    }

    [Fact]
    public void No_operations_is_the_users_error()
    {
        var error = Assert.Throws<UserErrorException>(() => Generate(new DifficultyOptions { Operations = [] }, 1, 1, 1));
        Assert.Contains("data.difficulty.operations", error.Message);
    }

    private static string Arithmetic(ArithmeticProblem problem) =>
        $"{problem.Start} {string.Join(' ', problem.Steps.Select(step => $"{step.Operation} {step.Operand}"))}";

    private static DataOptions Data(DifficultyOptions difficulty, int train, int test) =>
        new() { Difficulty = difficulty, Problems = new ProblemCounts { Train = train, Test = test } };

    private static List<ArithmeticProblem> Generate(DifficultyOptions difficulty, ulong seed, int train, int test)
    {
        var data = Data(difficulty, train, test);
        return [.. ArithmeticGenerator.Train(data, new Seed(seed)), .. ArithmeticGenerator.Test(data, new Seed(seed))];
    }
}
