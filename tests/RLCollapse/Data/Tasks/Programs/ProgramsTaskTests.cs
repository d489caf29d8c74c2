using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Programs;
using RLCollapse.Data.Tasks.Programs.Formats;
using RLCollapse.Grading;

namespace RLCollapse.Tests.Data.Tasks.Programs;

public sealed class ProgramsTaskTests
{
    private static readonly ProgramsTask Task = new();

    [Fact]
    public void Every_equation_is_held_out_under_one_of_its_names()
    {
        var (train, test) = (TinyPrograms.Data.Train, TinyPrograms.Data.Test);

        Assert.Equal(760, train.Concat(test).DistinctBy(problem => problem.Id).Count());
        Assert.Equal(760, train.Concat(test).DistinctBy(problem => problem.Prompt).Count());
        Assert.Equal(190, test.Cast<ProgramProblem>().DistinctBy(problem => problem.Equation).Count());
        Assert.All(train.Concat(test), problem =>
        {
            Assert.Matches(@"^[fghk] \( \d \) = (- )?\d+ \. [fghk] \( x \) =$", problem.Prompt);
            Assert.Equal(problem.Prompt, TinyPrograms.Data.Tokenizer.Decode(TinyPrograms.Data.Tokenizer.Encode(problem.Prompt)));
            Assert.True(problem.Accepts(problem.Answer));
        });
    }

    [Theory]
    [InlineData(571, 190, "data.problems.train asks for 571 problems, but domain programs has 570")]
    [InlineData(570, 191, "data.problems.test asks for 191 problems, but domain programs has 190")]
    public void More_equations_than_there_are_are_the_users_error(int train, int test, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() =>
            DatasetFactory.Create(TinyPrograms.Options with { Problems = new() { Train = train, Test = test } }, 0));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_corpus_answers_by_the_law()
    {
        const int Draws = 100_000;
        var (asked, random) = (TinyPrograms.Problem(), new Seed(1).Generator());
        var counts = Enumerable.Range(0, Draws)
            .Select(i => Task.Answered(asked, ProgramShape.All[i % 4 == 0 ? 3 : 0], random))
            .CountBy(problem => problem.Answer).ToDictionary();

        Assert.Equal(1, asked.Law.Sum(), 1e-12);
        Assert.All(asked.Law.Index(), meaning =>
        {
            var error = 4.5 * Math.Sqrt(meaning.Item * (1 - meaning.Item) / Draws);
            Assert.InRange(counts.GetValueOrDefault(meaning.Index) / (double)Draws, meaning.Item - error, meaning.Item + error);
            Assert.Equal(meaning.Item > 0, meaning.Item > 0 && asked.Accepts(meaning.Index));
        });
    }

    [Fact]
    public void Shares_of_tokens_are_shares_of_fewer_long_programs()
    {
        var byTokens = TinyPrograms.Options.Mixture with { By = MixtureUnit.Tokens };
        var corpus = ProgramCorpus.Of(TinyPrograms.Options with { Mixture = byTokens });

        Assert.Equal([6.0 / 7, 0, 0, 1.0 / 7], corpus.Shares.Select(share => share.Share), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.All(ProgramShape.All, shape => Assert.All(shape.Forms, form =>
            Assert.Equal(shape.Tokens, TinyPrograms.Data.Tokenizer.Encode(form.Text).Length + 1)));
    }

    [Fact]
    public void Programs_of_the_corpus_hold_and_noise_gives_those_that_do_not()
    {
        var noisy = DatasetFactory.Create(
            TinyPrograms.Options with { Mixture = new(), Noise = new Dictionary<string, double> { ["plus-first"] = 1 } }, 0);
        var problems = noisy.Train.ToDictionary(problem => problem.Prompt);
        var right = noisy.Pretraining.ToLookup(example => noisy.Formats[example.Format].Name, example =>
        {
            var label = FormatClassifier.Classify(noisy.Tokenizer.Decode(example.Response.AsSpan()[..^1]), noisy.Formats);
            Assert.Equal(example.Format, label.FormatIndex);
            return problems[noisy.Tokenizer.Decode(example.Prompt)].Accepts(label.Answer!.Value);
        });

        Assert.Equal(4, right.Count);
        Assert.All(right, format => Assert.All(format, isRight => Assert.Equal(format.Key != "plus-first", isRight)));
    }

    [Fact]
    public void Every_form_stands_once_in_the_tree_with_its_meaning()
    {
        var (tokenizer, tree) = (TinyPrograms.Data.Tokenizer, TinyPrograms.Data.Answers!);
        var forms = tree.Prefixes.SelectMany(prefix => prefix.Names.Select(name =>
            (Text: tokenizer.Decode([.. prefix.Tokens, name.Token]), prefix.Format, name.Answer))).ToArray();

        Assert.Equal((93, ProgramMeanings.Count), (tree.Prefixes.Count, tree.Answers.Count));
        Assert.Equal(ProgramForm.All.Select(form => form.Text).Order(), forms.Select(form => form.Text).Order());
        Assert.All(forms, form => Assert.Equal(
            new Classification(form.Format, form.Answer), FormatClassifier.Classify(form.Text, TinyPrograms.Data.Formats)));
        Assert.Equal(Enumerable.Range(0, tree.Answers.Count),
            tree.Answers.Select(text => ProgramMeanings.Of(ProgramForm.Read(text)!)));
        Assert.Null(Task.AnswersOf([new ForeignFormat()], tokenizer));
    }

    [Fact]
    public void Likeness_is_the_share_of_inputs_on_which_two_agree()
    {
        var problem = TinyPrograms.Problem();
        long Of(string text) => ProgramMeanings.Of(ProgramForm.Read(text)!);

        Assert.Equal(1, problem.Similarity(Of("x + 3"), Of("( x + 1 ) + 2")));
        Assert.Equal(0.25, problem.Similarity(Of("x + 3"), Of("( x * 2 ) + 1"))); // both 5 for 2
        Assert.Equal(0, problem.Similarity(Of("x + 3"), Of("x + 4")));
        Assert.All((long[])[-1, ProgramMeanings.Count, long.MaxValue], answer =>
            Assert.Equal((false, false, 0.0), (problem.Accepts(answer), problem.NearlyAccepts(answer), problem.Quality(answer))));
    }

    [Fact]
    public void Tastes_have_mean_0_and_standard_deviation_1_and_near_misses_miss_by_one()
    {
        var (problem, meanings) = (TinyPrograms.Problem(), Enumerable.Range(0, ProgramMeanings.Count).ToArray());

        Assert.Equal(0, meanings.Average(meaning => problem.Taste(meaning, 3)), 1e-12);
        Assert.Equal(1, meanings.Average(meaning => Math.Pow(problem.Taste(meaning, 3), 2)), 1e-12);
        Assert.NotEqual(problem.Taste(0, 3), problem.Taste(0, 4));
        Assert.All(meanings, meaning =>
        {
            var output = ProgramMeanings.Output(meaning, problem.Equation.Input);
            Assert.Equal(Math.Abs(output - problem.Equation.Output) == 1, problem.NearlyAccepts(meaning));
        });
    }
}
