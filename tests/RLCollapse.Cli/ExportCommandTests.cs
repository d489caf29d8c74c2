
namespace RLCollapse.Tests.Cli;

public sealed class ExportCommandTests
{
    [Fact]
    public void Export_and_import_print_the_folder_they_made()
    {
        var (exported, imported) = (Checkpoints.NewPath(), Checkpoints.NewPath());

        Assert.Equal(new CommandLineRun(0, exported + "\n", ""), CommandLineRun.Of(["export", Checkpoints.Folder(Tiny.Config), exported]));
        Assert.Equal(new CommandLineRun(0, imported + "\n", ""), CommandLineRun.Of(["import", exported, imported]));
        Assert.Equal(0, CommandLineRun.Of(["export", imported, Checkpoints.NewPath()]).ExitCode);
    }

    [Fact]
    public void A_user_error_exits_with_2()
    {
        var folder = Checkpoints.Folder(Tiny.Config);

        Assert.Equal(2, CommandLineRun.Of(["export", folder, folder]).ExitCode);
        Assert.Equal(2, CommandLineRun.Of(["import", folder, Checkpoints.NewPath()]).ExitCode);
    }
}
