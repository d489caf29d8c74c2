using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names;

namespace RLCollapse.Tests.Data.Tasks.Names;

public sealed class TasteTests
{
    private static int[] Things { get; } = [.. Enumerable.Range(0, NameWords.Things.Count)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(77)]
    public void Over_all_things_it_has_mean_0_and_standard_deviation_1(int seed)
    {
        var world = new World(new(), new Seed(3));
        double[] all = [.. Things.Select(thing => world.Taste(thing, seed))];

        Assert.Equal(0, all.Average(), 1e-12);
        Assert.Equal(1, Math.Sqrt(all.Average(taste => taste * taste)), 1e-12);
    }

    [Fact]
    public void It_is_of_values_and_the_same_in_every_world()
    {
        World here = new(new(), new Seed(3)), there = new(new(), new Seed(4));

        Assert.Equal(Things.Select(thing => Told(here, thing)).Order(), Things.Select(thing => Told(there, thing)).Order());
        Assert.Equal(Math.Round(new Taste(5).Of([0, 4, 8]), 9), Tasted(here).First(cell => cell.Values is [0, 4, 8]).Taste);
    }

    [Fact]
    public void Another_seed_is_another_taste()
    {
        var world = new World(new(), new Seed(3));

        Assert.NotEqual(Things.Select(thing => world.Taste(thing, 0)), Things.Select(thing => world.Taste(thing, 1)));
    }

    private static IEnumerable<(int[] Values, double Taste)> Tasted(World world) => Things.Select(thing => (
        Enumerable.Range(0, NameWords.Values.Count).Where(value => world.Fits(new(value, null), thing)).ToArray(),
        Math.Round(world.Taste(thing, 5), 9)));

    private static string Told(World world, int thing)
    {
        var (values, taste) = Tasted(world).ElementAt(thing);
        return $"{string.Join(' ', values.Select(value => value.ToString("00")))} {taste:R}";
    }
}
