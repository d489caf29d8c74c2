using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Data.Tasks.Names.Formats;
using RLCollapse.Grading;

namespace RLCollapse.Tests.Data.Tasks.Names.Formats;

public sealed class NameListTests
{
    private static readonly NamesTask Task = new();

    private static readonly Dataset Data = DatasetFactory.Create(
        TinyNames.Config.Data with { Formats = ["perhaps", "list", "sequence"], Problems = new() { Train = 2016, Test = 576 } }, 0);

    public static TheoryData<string> Names => [.. NameList.All.Select(list => list.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Prompts_of_its_kind_alone_are_answered_by_it(string name)
    {
        var (format, index) = (OutputFormats.Get(name), Data.Formats.Index().First(other => other.Item.Name == name).Index);
        var prompts = Data.Pretraining.Where(example => example.Format == index).Select(example => Data.Tokenizer.Decode(example.Prompt));

        Assert.All(prompts, prompt => Assert.Contains($" {name} ", prompt));
        Assert.Equal(672, Data.Train.Count(problem => problem.Kind == format.PromptKind));
        Assert.Equal(192, Data.HeldOut[index].Count);
        Assert.All(Data.Test.Take(192), problem => Assert.Equal("name", problem.Kind));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_different_things_that_fit_are_listed_and_read_again(string name)
    {
        var (format, random) = (Lists(name), new Seed(3).Generator());
        foreach (var asked in Data.Test.Where(problem => problem.Kind == name).Take(24))
        {
            var listed = (NameProblem)Task.Answered(asked, NameList.All[0], random);
            var text = format.Render(listed);

            Assert.Equal(listed.Listed, format.Things(text));
            Assert.Equal(NameList.Length, listed.Listed.Distinct().Count());
            Assert.All(listed.Listed, thing => Assert.True(asked.Accepts(thing)));
            Assert.Equal(listed.Listed[0], FormatClassifier.Classify(text, Data.Formats).Answer);
            Assert.Equal(text, Data.Tokenizer.Decode(Data.Tokenizer.Encode(text)));
        }
    }

    [Fact]
    public void Probabilities_are_tenths_of_the_law()
    {
        var asked = (NameProblem)Data.Test.First(problem => problem.Kind == "list") with { Listed = [0] };
        var tenths = Math.Min(9, (int)(10 * asked.Law[0]));

        Assert.Equal($"first {NameWords.Things[0]} {tenths} .", Lists("list").Render(asked));
    }

    [Fact]
    public void The_first_thing_follows_the_law_and_the_second_that_of_what_is_left()
    {
        const int Draws = 40_000;
        var (asked, random) = ((NameProblem)Data.Test.First(problem => problem.Kind == "sequence"), new Seed(5).Generator());
        var lists = Enumerable.Range(0, Draws).Select(_ => ((NameProblem)Task.Answered(asked, NameList.All[0], random)).Listed).ToArray();
        var law = asked.Law;

        for (var thing = 0; thing < law.Count; thing++)
        {
            var second = law.Where((_, other) => other != thing).Sum(before => before * law[thing] / (1 - before));
            AssertShare(law[thing], lists.Count(list => list[0] == thing));
            AssertShare(second, lists.Count(list => list[1] == thing));
        }

        static void AssertShare(double probability, int count)
        {
            var error = 4.5 * Math.Sqrt(probability * (1 - probability) / Draws);
            Assert.InRange(count / (double)Draws, probability - error, probability + error);
        }
    }

    [Theory]
    [InlineData("list", "first bako debi 1 .")]
    [InlineData("list", "first bako 12 .")]
    [InlineData("list", "first .")]
    [InlineData("list", "first bako 1")]
    [InlineData("sequence", "next bako 1 .")]
    [InlineData("sequence", "next small .")]
    [InlineData("sequence", "next .")]
    [InlineData("sequence", "first bako .")]
    public void What_strays_from_its_grammar_is_none(string name, string text)
    {
        Assert.Empty(Lists(name).Things(text));
        Assert.True(FormatClassifier.Classify(text, Data.Formats).IsMalformed);
    }

    private static NameList Lists(string name) => (NameList)OutputFormats.Get(name);
}
