using ScottPlot.Gnuplot;

namespace RLCollapse.Tests.Compat.ScottPlot.Gnuplot;

public sealed class FigureFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("figure-file").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AnOldFileIsReplacedAndNothingElseIsLeft()
    {
        var path = Path.Combine(_folder, "a.png");
        File.WriteAllText(path, "an older and longer figure");
        var info = FigureFile.Write(path, [1, 2, 3]);
        Assert.Equal((path, 3), (info.Path, info.FileSize));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void AFailureLeavesNoTemporaryFile()
    {
        var path = Path.Combine(_folder, "taken");
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<Exception>(() => FigureFile.Write(path, [1]));
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
