using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class WordingTests
{
    [Fact]
    public void ThePromptTellsEveryNumberInOrder()
    {
        foreach (var problem in Samples.Problems)
        {
            var told = problem.Prompt.Split(' ').Where(word => char.IsAsciiDigit(word[0])).Select(int.Parse);
            Assert.Equal([problem.Start, .. problem.Steps.Select(step => step.Operand)], told);
        }
    }

    [Fact]
    public void ThePromptNamesPersonAndThingsAndEndsWithAQuestion()
    {
        foreach (var problem in Samples.Problems)
        {
            Assert.StartsWith(problem.Subject + " ", problem.Prompt);
            Assert.Contains($" {problem.Start} {problem.Item} ", problem.Prompt);
            Assert.EndsWith(" ?", problem.Prompt);
        }
    }

    [Fact]
    public void AStepCostsAtMostEightTokens()
    {
        foreach (var operation in Enum.GetValues<ArithmeticOperation>())
        {
            foreach (var phrase in Wording.Phrases(operation))
            {
                Assert.InRange(WordTokenizer.Arithmetic.Encode(", " + phrase.Replace("#", "20")).Length, 1, 8);
            }
        }
    }

    [Fact]
    public void NoPhraseBelongsToTwoOperations()
    {
        var phrases = Enum.GetValues<ArithmeticOperation>().SelectMany(Wording.Phrases).ToList();
        Assert.Equal(phrases.Count, phrases.Distinct().Count());
        Assert.All(phrases, phrase => Assert.Single(phrase.Split(' '), word => word == "#"));
    }

    [Fact]
    public void EveryWordOccurs()
    {
        var words = Samples.Problems.SelectMany(problem => problem.Prompt.Split(' ')).ToHashSet();
        Assert.All(Wording.Subjects.Concat(Wording.Items), word => Assert.Contains(word, words));
    }

    [Fact]
    public void TheIdCoversTheWording()
    {
        var plan = new ArithmeticPlan(12, Samples.Fixed.Steps);
        var problems = Enumerable.Range(0, 50).Select(i => Wording.Compose(plan, new Seed(0).Derive(i).Generator())).ToList();
        Assert.Equal(
            problems.Select(problem => problem.Prompt).Distinct().Count(), problems.Select(problem => problem.Id).Distinct().Count());
        Assert.All(problems, problem => Assert.Matches("^[0-9a-f]{16}$", problem.Id));
    }
}
