using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Data.Tasks.Names.Formats;

namespace RLCollapse.Tests.Data;

public sealed class ExampleSetTests
{
    [Fact]
    public void A_narrow_set_knows_the_commonest_answers_of_each_question_in_their_proportions()
    {
        var (data, words) = (TinyNames.Data, TinyNames.Data.Tokenizer);
        var asked = data.Train.ToDictionary(problem => problem.Prompt, problem => (NameProblem)problem);
        var answers = Build(new() { Examples = 40_000, AnswersPerQuestion = 2 }, TinyNames.Config.Data, data)
            .Select(example => (Problem: asked[words.Decode(example.Prompt)], Thing: NameWords.ThingOf(words.Piece(example.Response[^3]))))
            .ToArray();

        Assert.All(answers, answer => Assert.Contains(answer.Thing, Commonest(answer.Problem)));
        var expected = answers.Average(answer =>
            answer.Problem.Law.Max() / Commonest(answer.Problem).Sum(thing => answer.Problem.Law[thing]));
        var first = answers.Average(answer => answer.Thing == Commonest(answer.Problem)[0] ? 1.0 : 0);
        Assert.Equal(expected, first, 4 * Math.Sqrt(expected * (1 - expected) / answers.Length));

        static int[] Commonest(NameProblem problem) =>
            [.. problem.Law.Index().OrderByDescending(answer => answer.Item).Take(2).Select(answer => answer.Index)];
    }

    [Fact]
    public void A_list_of_a_narrow_set_is_as_short_as_that()
    {
        var problem = TinyNames.Question();
        var asked = new NameProblem(problem.Id, problem.Prompt, "list", problem.World, problem.Question, 0, 0);
        var listed = ((NameProblem)new NamesTask().Answered(asked, NameList.All[0], new Seed(1).Generator(), answers: 3)).Listed;

        Assert.Equal(problem.Law.OrderDescending().Take(3).Order(), listed.Select(thing => problem.Law[thing]).Order());
    }

    [Fact]
    public void It_has_the_examples_and_formats_that_it_says_and_no_noise_of_the_pretraining_set()
    {
        var data = Tiny.Config.Data with { Noise = new Dictionary<string, double> { ["terse"] = 1 } };
        var set = new ExampleSetOptions { Examples = 30, Weights = new Dictionary<string, double> { ["terse"] = 1 } };
        var (clean, noisy) = (Build(set, data, Tiny.Data), Build(set with { Noise = data.Noise }, data, Tiny.Data));

        Assert.Equal((30, 30), (clean.Count, noisy.Count));
        Assert.All(clean, example => Assert.Equal("terse", Tiny.Data.Formats[example.Format].Name));
        Assert.All(clean, example => Assert.True(IsRight(example)));
        Assert.All(noisy, example => Assert.False(IsRight(example)));

        static bool IsRight(Example example)
        {
            var problem = Tiny.Data.Train.First(problem => problem.Prompt == Tiny.Data.Tokenizer.Decode(example.Prompt));
            return Tiny.Data.Formats[example.Format].TryParse(Tiny.Data.Tokenizer.Decode(example.Response[..^1]), out var answer)
                && problem.Accepts(answer);
        }
    }

    [Fact]
    public void Without_weights_it_is_mixed_as_pretraining_is()
    {
        var data = Tiny.Config.Data with
        {
            Mixture = new() { By = MixtureUnit.Examples, Weights = new Dictionary<string, double> { ["prose"] = 3, ["terse"] = 1 } },
        };
        var formats = Build(new() { Examples = 40 }, data, Tiny.Data).CountBy(example => Tiny.Data.Formats[example.Format].Name);

        Assert.Equal([("prose", 30), ("terse", 10)], formats.Select(format => (format.Key, format.Value)).Order());
    }

    private static IReadOnlyList<Example> Build(ExampleSetOptions set, DataOptions data, Dataset dataset) =>
        MixtureBuilder.Build(set, data, dataset, new Seed(3));
}
