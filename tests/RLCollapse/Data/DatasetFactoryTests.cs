using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Tests.Data;

public class DatasetFactoryTests
{
    [Fact]
    public void The_same_in_every_process() => Assert.Equal("f0241866800e25d7", Fingerprint(DatasetFactory.Create(Samples.Small, 0)));

    [Fact]
    public void Seeds_differ()
    {
        var prints = Enumerable.Range(-1, 3).Select(seed => Fingerprint(DatasetFactory.Create(Samples.Small, seed))).ToList();
        Assert.Equal(prints.Count, prints.Distinct().Count());
    }

    [Fact]
    public void Formats_and_mixture_do_not_move_the_problems()
    {
        var five = DatasetFactory.Create(Samples.Small, 2);
        var two = DatasetFactory.Create(
            Samples.Small with { Formats = ["latex", "terse"], Noise = new Dictionary<string, double> { ["latex"] = 0.5 } }, 2);
        Assert.Equal(five.Train.Select(problem => problem.Id), two.Train.Select(problem => problem.Id));
        Assert.Equal(five.Test.Select(problem => problem.Id), two.Test.Select(problem => problem.Id));
    }

    [Fact]
    public void Counts_are_as_asked_for()
    {
        var dataset = DatasetFactory.Create(Samples.Small, 1);
        Assert.Equal((500, 60), (dataset.Train.Count, dataset.Test.Count));
        Assert.Equal(Samples.Small.Formats, dataset.Formats.Select(format => format.Name));
    }

    private static string Fingerprint(Dataset dataset)
    {
        var seed = new Seed(0);
        foreach (var problem in dataset.Train.Concat(dataset.Test)) seed = seed.Derive(problem.Id);
        foreach (var example in dataset.Pretraining)
        {
            seed = seed.Derive(example.Format);
            foreach (var id in example.Prompt.Concat(example.Response)) seed = seed.Derive(id);
        }

        return seed.Value.ToString("x16");
    }
}
