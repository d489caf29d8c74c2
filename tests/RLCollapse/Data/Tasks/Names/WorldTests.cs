using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names;

namespace RLCollapse.Tests.Data.Tasks.Names;

public sealed class WorldTests
{
    private static readonly World Own = new(new(), new Seed(3));

    private static int[] Things { get; } = [.. Enumerable.Range(0, NameWords.Things.Count)];

    [Fact]
    public void Things_have_names_of_their_own() => Assert.Equal(48, NameWords.Things.Distinct().Count());

    [Fact]
    public void Every_value_is_that_of_twelve_things_and_two_of_different_attributes_that_of_three()
    {
        for (var value = 0; value < NameWords.Values.Count; value++)
        {
            var having = Having(value);
            Assert.Equal(12, having.Length);
            for (var other = 0; other < NameWords.Values.Count; other++)
            {
                var expected = World.AttributeOf(value) != World.AttributeOf(other) ? 3 : value == other ? 12 : 0;
                Assert.Equal(expected, having.Intersect(Having(other)).Count());
            }
        }
    }

    [Fact]
    public void Twelve_things_fit_a_value_and_nine_one_with_an_exclusion()
    {
        Assert.Equal(108, Question.All.Count);
        Assert.All(Question.All, question =>
            Assert.Equal(question.Excluded is null ? 12 : 9, Things.Count(thing => Own.Fits(question, thing))));
    }

    [Fact]
    public void Twenty_four_questions_with_an_exclusion_are_held_out()
    {
        Assert.Equal(24, Own.HeldOut.Count());
        Assert.All(Own.HeldOut, question => Assert.NotNull(question.Excluded));
        Assert.Empty(Own.HeldOut.Intersect(Own.Trained));
        Assert.Equal(Question.All.Order(ByText), Own.HeldOut.Concat(Own.Trained).Order(ByText));
    }

    [Fact]
    public void A_law_is_popularity_among_what_fits()
    {
        Assert.All(Question.All, question =>
        {
            var law = Own.Law(question);
            Assert.Equal(1, law.Sum(), 1e-12);
            Assert.All(Things, thing => Assert.Equal(Own.Fits(question, thing), law[thing] > 0));
        });
        var (red, notHill) = (Own.Law(new(8, null)), Own.Law(new(8, 5)));
        var fit = Things.Where(thing => notHill[thing] > 0).ToArray();
        Assert.All(fit, thing => Assert.Equal(red[thing] / red[fit[0]], notHill[thing] / notHill[fit[0]], 1e-12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Popularities_follow_their_power(double zipf)
    {
        var world = new World(new() { Zipf = zipf }, new Seed(3));
        var expected = Things.Select(rank => Math.Pow(1 + (rank / 4.0), -zipf)).ToArray();

        Assert.Equal(expected.Select(weight => weight / expected[0]), Weights(world), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Qualities_run_from_three_fifths_to_one()
    {
        var qualities = Things.Select(Own.Quality).Order().ToArray();
        Assert.Equal((0.6, 1.0, 48), (qualities[0], qualities[^1], qualities.Distinct().Count()));
    }

    [Fact]
    public void Likeness_is_the_share_of_equal_attributes()
    {
        Assert.All(Things, thing => Assert.Equal(1, Own.Similarity(thing, thing)));
        var likenesses = (from one in Things from other in Things where one < other select Own.Similarity(one, other)).ToArray();
        Assert.Equal([0, 1 / 3.0, 2 / 3.0], likenesses.Distinct().Order());
        Assert.Equal(Own.Similarity(1, 7), Own.Similarity(7, 1));
    }

    [Fact]
    public void A_seed_decides_the_world()
    {
        Assert.Equal(Told(Own), Told(new(new(), new Seed(3))));
        Assert.NotEqual(Told(Own), Told(new(new(), new Seed(4))));
    }

    [Fact]
    public void A_world_that_the_options_name_is_that_of_every_seed()
    {
        Assert.Equal(Told(new(new() { World = 5 }, new Seed(3))), Told(new(new() { World = 5 }, new Seed(4))));
        Assert.NotEqual(Told(new(new() { World = 5 }, new Seed(3))), Told(new(new() { World = 6 }, new Seed(3))));
    }

    [Fact]
    public void A_corpus_of_its_own_changes_how_common_things_are_and_nothing_else()
    {
        World one = new(new() { Jitter = 0.5 }, new Seed(3)), other = new(new() { Jitter = 0.5, JitterSeed = 1 }, new Seed(3));

        Assert.NotEqual(Weights(Own), Weights(one));
        Assert.NotEqual(Weights(one), Weights(other));
        Assert.Equal(Weights(one), Weights(new(new() { Jitter = 0.5 }, new Seed(3))));
        Assert.All((World[])[one, other], world => Assert.Equal(ToldBesideTheLaw(Own), ToldBesideTheLaw(world)));
    }

    private static IComparer<Question> ByText { get; } =
        Comparer<Question>.Create((one, other) => string.CompareOrdinal(Asked(one), Asked(other)));

    private static string Asked(Question question) => question.Text("", Question.NameKind);

    private static int[] Having(int value) => [.. Things.Where(thing => Own.Fits(new(value, null), thing))];

    /// <summary>Weights of all things, the greatest first and 1: read off the laws of the kinds, which share things with a hue.</summary>
    private static double[] Weights(World world)
    {
        var weights = new double[Things.Length];
        var first = world.Law(new(8, null));
        for (var kind = 0; kind < World.ValuesPerAttribute; kind++)
        {
            var law = world.Law(new(kind, null));
            var shared = Things.First(thing => law[thing] > 0 && first[thing] > 0);
            foreach (var thing in Things.Where(thing => law[thing] > 0)) weights[thing] = law[thing] * first[shared] / law[shared];
        }

        return [.. weights.OrderDescending().Select(weight => weight / weights.Max())];
    }

    private static string Told(World world) =>
        ToldBesideTheLaw(world) + string.Join(' ', Question.All.SelectMany(world.Law).Select(p => p.ToString("R")));

    private static string ToldBesideTheLaw(World world) => string.Join(' ',
        Things.Select(thing => $"{world.Quality(thing):R} {string.Join(' ', Question.All.Select(question => world.Fits(question, thing)))}")
            .Concat(world.HeldOut.Select(Asked)));
}
