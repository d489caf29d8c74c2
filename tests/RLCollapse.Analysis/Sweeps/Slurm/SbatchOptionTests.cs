using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps.Slurm;

public sealed class SbatchOptionTests
{
    [Theory]
    [InlineData("partition=cpu", "#SBATCH --partition=\"cpu\"")]
    [InlineData("exclusive", "#SBATCH --exclusive")]
    [InlineData("wait-all-nodes=1", "#SBATCH --wait-all-nodes=\"1\"")]
    [InlineData("comment=a \"b\" \\ c=d", "#SBATCH --comment=\"a \\\"b\\\" \\\\ c=d\"")]
    [InlineData("comment=", "#SBATCH --comment=\"\"")]
    public void An_option_is_a_line_of_the_script(string text, string line) => Assert.Equal(line, SbatchOption.Read(text).Directive);

    [Theory]
    [InlineData("array=0-1", "--workers N")]
    [InlineData("arr=0-1", "--workers N")]
    [InlineData("cpus-per-task=4", "--threads N")]
    [InlineData("wrap=id", "the launcher writes the script")]
    [InlineData("test-only", "--dry-run")]
    [InlineData("--partition=cpu", "without its dashes")]
    [InlineData("-p=cpu", "without its dashes")]
    [InlineData("p=cpu", "has no such name")]
    [InlineData("=cpu", "has no such name")]
    [InlineData("time =1", "has no such name")]
    [InlineData("time\n=1", "has no such name")]
    [InlineData("Time=1", "has no such name")]
    public void What_the_launcher_gives_and_what_is_no_name_is_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<UserErrorException>(() => SbatchOption.Read(text)).Message);

    [Fact]
    public void A_value_is_on_one_line()
    {
        foreach (var sign in Hostile.Controls)
        {
            var error = Assert.Throws<UserErrorException>(() => SbatchOption.Read($"comment=a{sign}touch b"));
            Assert.Contains("is not on one line", error.Message);
        }
    }
}
