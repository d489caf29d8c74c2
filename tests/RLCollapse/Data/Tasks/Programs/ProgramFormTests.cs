using RLCollapse.Data.Tasks.Programs;
using RLCollapse.Data.Tasks.Programs.Formats;

namespace RLCollapse.Tests.Data.Tasks.Programs;

public sealed class ProgramFormTests
{
    [Theory]
    [InlineData("x + 3", 4, 7)]
    [InlineData("x - 9", 4, -5)]
    [InlineData("( x + 3 ) * 2", 4, 14)]
    [InlineData("( x * 2 ) - 9", 4, -1)]
    public void It_is_computed_from_the_left(string text, int input, int output) =>
        Assert.Equal(output, ProgramForm.Read(text)!.Of(input));

    [Fact]
    public void There_are_930_and_each_is_read_as_itself_in_one_format()
    {
        Assert.Equal(930, ProgramForm.All.DistinctBy(form => form.Text).Count());
        Assert.All(ProgramForm.All, form =>
        {
            Assert.Equal(form, ProgramForm.Read(form.Text));
            Assert.Equal(form.Text, $"{form.Beginning} {form.LastDigit}");
            var shape = Assert.Single(ProgramShape.All, shape =>
                shape.TryParse(form.Text, out var meaning) && meaning == ProgramMeanings.Of(form));
            Assert.Contains(form, shape.Forms);
            Assert.StartsWith(shape.Opener + " ", form.Text);
        });
    }

    [Fact]
    public void Two_forms_mean_the_same_where_their_outputs_are_equal_for_every_input()
    {
        var byMeaning = ProgramForm.All.ToLookup(ProgramMeanings.Of, form =>
            string.Join(' ', Enumerable.Range(-20, 41).Select(form.Of)));

        Assert.Equal(ProgramMeanings.Count, byMeaning.Count);
        Assert.All(byMeaning, outputs => Assert.Single(outputs.Distinct()));
        Assert.Equal(byMeaning.Count, byMeaning.Select(outputs => outputs.First()).Distinct().Count());
        Assert.Equal(25, ProgramMeanings.Output((int)ProgramMeanings.Of(ProgramForm.Read("( x + 1 ) * 5")!), 4));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x + ")]
    [InlineData("x + 12")]
    [InlineData("x  + 1")]
    [InlineData("x + 1 ")]
    [InlineData("( x + 1 )")]
    [InlineData("( x + 1 ) * 2 .")]
    [InlineData("x / 2")]
    public void What_is_nearly_one_is_none(string text)
    {
        Assert.Null(ProgramForm.Read(text));
        Assert.All(ProgramShape.All, shape => Assert.False(shape.TryParse(text, out _)));
    }
}
