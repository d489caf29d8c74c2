using System.Diagnostics;
using System.Text;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>The real command where TorchSharp's native library cannot be loaded.</summary>
public sealed class UnloadableLibraryTests
{
    private readonly string _root = Tiny.TemporaryFolder();

    [LinuxFact]
    public void A_library_that_is_missing_is_said_in_a_line()
    {
        var program = Copy();
        File.Delete(Library(program));
        AssertOneLine(program, "LibTorchSharp is missing from the program's folder");
    }

    [LinuxFact]
    public void One_that_asks_for_a_newer_libstdcxx_is_said_with_the_version()
    {
        var program = Copy();
        var library = File.ReadAllBytes(Library(program));
        var version = library.AsSpan().IndexOf("GLIBCXX_3.4.30\0"u8);
        Encoding.ASCII.GetBytes("GLIBCXX_3.4.99").CopyTo(library, version);
        File.Delete(Library(program)); // the link
        File.WriteAllBytes(Library(program), library);
        AssertOneLine(program, "libLibTorchSharp.so needs GLIBCXX_3.4.99, which ");
    }

    private void AssertOneLine(string program, string beginning)
    {
        var results = Path.Combine(_root, "results");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "RLCollapse.Cli.dll"), "run",
            Path.Combine(MsBuild.Root, "configs", "smoke.json"), "--out", results])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((2, ""), (process.ExitCode, output.Result));
        Assert.StartsWith(beginning, Assert.Single(error.TrimEnd().Split('\n')));
        Assert.False(Directory.Exists(results), "something was written");
    }

    private static string Library(string program) =>
        Path.Combine(program, Path.GetRelativePath(AppContext.BaseDirectory, OutputFolder.Native(OutputFolder.Library)));

    /// <summary>
    /// The program as links to its files; the host takes the folder of the command's own file for the program's, so that one is copied.
    /// </summary>
    private string Copy()
    {
        var program = Path.Combine(_root, "program");
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(program, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetFileName(file).StartsWith("RLCollapse.Cli.", StringComparison.Ordinal)) File.Copy(file, target);
            else File.CreateSymbolicLink(target, file);
        }

        return program;
    }
}
