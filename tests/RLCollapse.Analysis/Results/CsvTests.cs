using System.Text;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class CsvTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        string[][] rows = [["a", "b,c", ""], ["say \"so\"", "two\nlines", "–"]];
        var csv = new StringBuilder();
        foreach (var row in rows) Csv.AppendRow(csv, row);

        Assert.Equal("a,\"b,c\",\n\"say \"\"so\"\"\",\"two\nlines\",–\n", csv.ToString());
        Assert.Equal(rows, Csv.Rows(csv.ToString()));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a,b", 1)]
    [InlineData("a,b\nc,", 2)]
    public void The_last_line_may_lack_its_end(string text, int rows)
    {
        Assert.Equal(rows, Csv.Rows(text).Count);
        Assert.All(Csv.Rows(text), row => Assert.Equal(2, row.Count));
    }

    [Fact]
    public void A_quoted_cell_must_end() => Assert.Throws<FormatException>(() => Csv.Rows("a,\"b\n"));
}
