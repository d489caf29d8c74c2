using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Data.Tasks.Names.Formats;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Evaluation.Metrics;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Data.Tasks.Names;

public sealed class PersonaTests
{
    private static readonly DataOptions Options =
        TinyNames.Config.Data with { Names = new() { Personas = 48, TasteStrength = 1.5 }, Problems = new() { Train = 5_000, Test = 600 } };

    private static readonly Lazy<Dataset> Own = new(() => DatasetFactory.Create(Options, 3));

    private static IEnumerable<NameProblem> Asked(IEnumerable<Problem> problems) => problems.Cast<NameProblem>();

    [Fact]
    public void There_are_48_pairs_of_values_of_different_attributes_and_a_quarter_asks_in_test_problems_alone()
    {
        Assert.Equal(48, Persona.All.Distinct().Count());
        Assert.All(Persona.All, persona => Assert.True(World.AttributeOf(persona.One) < World.AttributeOf(persona.Other)));

        Persona?[] train = [.. Asked(Own.Value.Train).Select(problem => problem.Persona).Distinct()];
        Persona?[] test = [.. Asked(Own.Value.Test).Select(problem => problem.Persona).Distinct()];
        Assert.Equal((36, 12, 48), (train.Length, test.Length, train.Concat(test).Distinct().Count()));
        Assert.Single(Asked(Own.Value.Test).Take(12).Select(problem => problem.Question).Distinct());
    }

    [Fact]
    public void Prompts_name_who_asks_and_the_words_of_others_stay_as_they_are()
    {
        Assert.All(Asked(Own.Value.Train), problem =>
        {
            Assert.Matches(@"^\w+ for \w+ \w+ : name \w+ (not \w+ )?\?$", problem.Prompt);
            Assert.Contains(problem.Persona!.Text, problem.Prompt);
        });
        Assert.Equal(WordTokenizer.Of(TinyNames.Config.Data).VocabularySize + 2, WordTokenizer.Of(Options).VocabularySize);
        Assert.Equal(5_600, Own.Value.Train.Concat(Own.Value.Test).DistinctBy(problem => problem.Id).Count());
    }

    [Fact]
    public void The_law_is_popularity_times_what_is_liked_and_the_shares_of_draws_are_it()
    {
        const int Draws = 100_000;
        var asked = Asked(Own.Value.Test).First(problem => problem.Question.Wanted == problem.Persona!.One
            && problem.Question.Excluded is { } excluded && World.AttributeOf(excluded) != World.AttributeOf(problem.Persona.Other));
        var law = asked.Law;
        double[] plain = asked.World.Law(asked.Question);
        double[] weights = [.. plain.Select((p, thing) => p * Math.Exp(1.5 * asked.World.Likes(asked.Persona!, thing)))];
        Assert.All(law.Index(), one => Assert.Equal(weights[one.Index] / weights.Sum(), one.Item, 1e-12));
        Assert.True(law.Zip(plain, (a, b) => Math.Abs(a - b)).Sum() > 0.1);

        var random = new Seed(1).Generator();
        var counts = new int[law.Count];
        for (var i = 0; i < Draws; i++) counts[((NameProblem)new NamesTask().Answered(asked, NameWording.All[0], random)).Thing]++;
        Assert.All(law.Index(), one =>
            Assert.InRange(counts[one.Index] / (double)Draws, one.Item - 0.007, one.Item + 0.007)); // over 4 standard errors
        Assert.Equal(Array.IndexOf([.. law], law.Max()), asked.Answer);
    }

    [Fact]
    public void Without_strength_everybody_is_answered_alike() => Assert.Equal(
        new World(new(), new Seed(3)).Law(new(8, 5)), new World(new() { Personas = 4, TasteStrength = 0 }, new Seed(3))
            .Law(new(8, 5), new Persona(0, 8)));

    [Fact]
    public void Variety_within_personas_and_over_them_is_that_of_their_answers()
    {
        var config = TinyNames.Config with { Data = Options };
        var fitting = Asked(Own.Value.Test).First();
        int[] things = [.. Enumerable.Range(0, NameWords.Things.Count).Where(thing => fitting.Accepts(thing)).Take(2)];
        double[][] Masses(Func<int, double[]> of) => [.. Enumerable.Range(0, 12).Select(of)];
        double[] Only(params int[] which) => [.. NameWords.Things.Select((_, thing) => which.Contains(thing) ? 0.9 / which.Length : 0)];

        var alike = TinyNames.Measured(PersonaVariety.Metric,
            TinyNames.InFirstFormat(Masses(_ => Only(things))), config: config, data: Own.Value);
        Assert.Equal(Math.Log(2), alike["persona/internal"], 1e-9);
        Assert.Equal(Math.Log(2), alike["persona/population"], 1e-9);

        var each = TinyNames.Measured(PersonaVariety.Metric,
            TinyNames.InFirstFormat(Masses(persona => Only(things[persona % 2]))), config: config, data: Own.Value);
        Assert.Equal(0, each["persona/internal"], 1e-9);
        Assert.Equal(Math.Log(2), each["persona/population"], 1e-9);

        Assert.False(TinyNames.Measured(PersonaVariety.Metric, TinyNames.InFirstFormat(Only(things))).Has("persona/internal"));
    }

    [Theory]
    [InlineData("data.names.personas=3", "of 3 none is held out; take 4 at least")]
    [InlineData("data.names.personas=49", "must be from 0 to 48")]
    public void Fewer_than_hold_one_out_and_more_than_there_are_are_the_users_error(string wrong, string message)
    {
        using var folder = new ConfigFolder();
        var issue = Assert.Single(folder.Load("""{ "data": { "domain": "names" } }""", wrong).Issues);

        Assert.Equal("data.names.personas", issue.Path);
        Assert.Contains(message, issue.Message);
    }
}
