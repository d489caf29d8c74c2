using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class WordingTests
{
    [Fact]
    public void The_prompt_tells_every_number_in_order()
    {
        foreach (var problem in Samples.Problems)
        {
            var told = problem.Prompt.Split(' ').Where(word => char.IsAsciiDigit(word[0])).Select(int.Parse);
            Assert.Equal([problem.Start, .. problem.Steps.Select(step => step.Operand)], told);
        }
    }

    [Fact]
    public void The_prompt_names_person_and_things_and_ends_with_a_question()
    {
        foreach (var problem in Samples.Problems)
        {
            Assert.StartsWith(problem.Subject + " ", problem.Prompt);
            Assert.Contains($" {problem.Start} {problem.Item} ", problem.Prompt);
            Assert.EndsWith(" ?", problem.Prompt);
        }
    }

    [Fact]
    public void A_step_costs_at_most_eight_tokens()
    {
        foreach (var operation in Enum.GetValues<ArithmeticOperation>())
        {
            foreach (var phrase in Wording.Phrases(operation))
            {
                Assert.InRange(Samples.Tokenizer.Encode(", " + phrase.Replace("#", "20")).Length, 1, 8);
            }
        }
    }

    [Fact]
    public void No_phrase_belongs_to_two_operations()
    {
        var phrases = Enum.GetValues<ArithmeticOperation>().SelectMany(Wording.Phrases).ToList();
        Assert.Equal(phrases.Count, phrases.Distinct().Count());
        Assert.All(phrases, phrase => Assert.Single(phrase.Split(' '), word => word == "#"));
    }

    [Fact]
    public void Every_word_occurs()
    {
        var words = Samples.Problems.SelectMany(problem => problem.Prompt.Split(' ')).ToHashSet();
        Assert.All(Wording.Subjects.Concat(Wording.Items), word => Assert.Contains(word, words));
    }

    [Fact]
    public void The_id_covers_the_wording()
    {
        var plan = new ArithmeticPlan(12, Samples.Fixed.Steps);
        var problems = Enumerable.Range(0, 50).Select(i => Wording.Compose(plan, new Seed(0).Derive(i).Generator())).ToList();
        Assert.Equal(
            problems.Select(problem => problem.Prompt).Distinct().Count(), problems.Select(problem => problem.Id).Distinct().Count());
        Assert.All(problems, problem => Assert.Matches("^[0-9a-f]{16}$", problem.Id));
    }
}
