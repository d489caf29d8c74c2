using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Data.Tasks.Names.Formats;
using RLCollapse.Grading;

namespace RLCollapse.Tests.Data.Tasks.Names;

public sealed class NamesTaskTests
{
    private static readonly NamesTask Task = new();

    [Fact]
    public void No_held_out_question_is_trained_and_each_is_asked_once_before_any_twice()
    {
        var (train, test) = (Questions(TinyNames.Data.Train), Questions(TinyNames.Data.Test));

        Assert.Empty(test.Intersect(train));
        Assert.Equal((84, 24, 24), (train.Distinct().Count(), test.Distinct().Count(), test.Take(24).Distinct().Count()));
        Assert.Equal(672 + 192, TinyNames.Data.Train.Concat(TinyNames.Data.Test).DistinctBy(problem => problem.Id).Count());
        Assert.Equal(672 + 192, TinyNames.Data.Train.Concat(TinyNames.Data.Test).DistinctBy(problem => problem.Prompt).Count());
    }

    [Fact]
    public void Questions_are_asked_in_the_words_of_the_task() => Assert.All(TinyNames.Data.Train.Concat(TinyNames.Data.Test), problem =>
    {
        Assert.Matches(@"^\w+ name \w+ (not \w+ )?\?$", problem.Prompt);
        Assert.Equal(problem.Prompt, TinyNames.Data.Tokenizer.Decode(TinyNames.Data.Tokenizer.Encode(problem.Prompt)));
        Assert.Equal(problem.Prompt.Contains(" not ", StringComparison.Ordinal) ? 2 : 1, problem.Difficulty);
    });

    [Theory]
    [InlineData(673, 192, "data.problems.train asks for 673 problems, but the world of names has 672")]
    [InlineData(672, 193, "data.problems.test asks for 193 problems, but the world of names has 192")]
    public void More_questions_than_there_are_are_the_users_error(int train, int test, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() =>
            DatasetFactory.Create(TinyNames.Config.Data with { Problems = new() { Train = train, Test = test } }, 0));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Every_kind_of_prompt_has_a_test_problem()
    {
        var options = TinyNames.Config.Data with { Formats = ["perhaps", "list"], Problems = new() { Train = 672, Test = 192 } };
        var error = Assert.Throws<UserErrorException>(() => DatasetFactory.Create(options, 0));

        Assert.Contains("none is of kind list", error.Message);
        Assert.Contains("take at least 193", error.Message);
        Assert.Single(DatasetFactory.Create(options with { Problems = new() { Train = 672, Test = 193 } }, 0).HeldOut[1]);
    }

    [Fact]
    public void Runs_of_one_world_differ_in_corpus_alone()
    {
        var options = TinyNames.Config.Data with { Names = new() { World = 7 } };
        Dataset one = DatasetFactory.Create(options, 1), other = DatasetFactory.Create(options, 2);

        Assert.Equal(one.Test.Select(problem => problem.Id), other.Test.Select(problem => problem.Id));
        Assert.Equal(one.Test.Select(problem => problem.Answer), other.Test.Select(problem => problem.Answer));
        Assert.NotEqual(Texts(one), Texts(other));
        Assert.Equal(Texts(one), Texts(DatasetFactory.Create(options, 1)));
    }

    [Fact]
    public void A_corpus_answers_by_the_law()
    {
        const int Draws = 100_000;
        var (asked, random) = (TinyNames.Question(), new Seed(1).Generator());
        var answered = Enumerable.Range(0, Draws).Select(_ => (NameProblem)Task.Answered(asked, NameWording.All[0], random)).ToArray();

        AssertShares(asked.Law, answered.Select(problem => problem.Thing));
        AssertShares([.. Enumerable.Range(1, 8).Select(rank => 1 / (rank * 2.717857142857143))],
            answered.Select(problem => problem.Adjective));
        Assert.All(answered.Take(100), problem => Assert.Equal((asked.Id, asked.Prompt), (problem.Id, problem.Prompt)));

        static void AssertShares(IReadOnlyList<double> law, IEnumerable<int> drawn)
        {
            var counts = drawn.CountBy(answer => answer).ToDictionary();
            Assert.All(law.Index(), answer =>
            {
                var error = 4.5 * Math.Sqrt(answer.Item * (1 - answer.Item) / Draws);
                Assert.InRange(counts.GetValueOrDefault(answer.Index) / (double)Draws, answer.Item - error, answer.Item + error);
            });
        }
    }

    [Fact]
    public void Texts_of_the_corpus_name_what_fits_and_noise_names_the_rest()
    {
        var noisy = DatasetFactory.Create(
            TinyNames.Config.Data with { TokenBudget = 20_000, Noise = new Dictionary<string, double> { ["try"] = 1 } }, 0);
        var problems = noisy.Train.ToDictionary(problem => problem.Prompt);
        var right = noisy.Pretraining.ToLookup(example => noisy.Formats[example.Format].Name, example =>
        {
            var label = FormatClassifier.Classify(noisy.Tokenizer.Decode(example.Response.AsSpan()[..^1]), noisy.Formats);
            Assert.Equal(example.Format, label.FormatIndex);
            return problems[noisy.Tokenizer.Decode(example.Prompt)].Accepts(label.Answer!.Value);
        });

        Assert.Equal(5, right.Count);
        Assert.All(right, format => Assert.All(format, isRight => Assert.Equal(format.Key != "try", isRight)));
    }

    [Fact]
    public void A_question_has_no_only_answer_and_nothing_but_things_fits_it()
    {
        var question = TinyNames.Question();

        Assert.Null(question.OnlyAnswer);
        Assert.True(question.Accepts(question.Answer));
        Assert.Equal(question.Law.Max(), question.Law[(int)question.Answer]);
        Assert.All((long[])[-1, 48, long.MaxValue, long.MinValue], answer =>
            Assert.Equal((false, 0.0), (question.Accepts(answer), question.Quality(answer))));
    }

    [Fact]
    public void Answers_are_named_behind_a_wording_and_an_adjective()
    {
        var (data, tree) = (TinyNames.Data, TinyNames.Data.Answers!);

        Assert.Equal((40, 48), (tree.Prefixes.Count, tree.Answers.Count));
        Assert.All(data.HeldOut.SelectMany(format => format).Take(200), example =>
        {
            var prefix = Assert.Single(tree.Prefixes, prefix => example.Response.AsSpan().StartsWith(prefix.Tokens));
            Assert.Equal(example.Format, prefix.Format);
            Assert.Contains(example.Response[prefix.Tokens.Length], prefix.Names.Select(name => name.Token));
        });
    }

    [Fact]
    public void A_part_of_the_wordings_keeps_its_own_order()
    {
        var data = DatasetFactory.Create(TinyNames.Config.Data with { Formats = ["mine", "perhaps"] }, 0);

        Assert.Equal(["mine is", "perhaps a"], data.Answers!.Prefixes.DistinctBy(prefix => prefix.Format)
            .Select(prefix => data.Tokenizer.Decode(prefix.Tokens.AsSpan(0, 2))));
        Assert.Equal([0, 1], data.Answers.Prefixes.Select(prefix => prefix.Format).Distinct());
    }

    [Fact]
    public void Formats_of_another_kind_have_no_answers_to_enumerate()
    {
        var (formats, tokenizer) = (TinyNames.Data.Formats, TinyNames.Data.Tokenizer);

        Assert.Equal([1, 2, 3, 4, 5],
            Task.AnswersOf([new ForeignFormat(), .. formats], tokenizer)!.Prefixes.Select(prefix => prefix.Format).Distinct());
        Assert.Null(Task.AnswersOf([new ForeignFormat()], tokenizer));
        Assert.Null(Tiny.Data.Answers);
    }

    private static Question[] Questions(IEnumerable<Problem> problems) =>
        [.. problems.Cast<NameProblem>().Select(problem => problem.Question)];

    private static IEnumerable<string> Texts(Dataset data) => data.Pretraining.Select(example => data.Tokenizer.Decode(example.Response));
}
