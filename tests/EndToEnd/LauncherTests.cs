using System.Diagnostics;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>The launcher 'rlcollapse' in a folder of its own, with a 'dotnet' that only writes down how it is called.</summary>
public sealed class LauncherTests
{
    private readonly string _root = Tiny.TemporaryFolder();

    [LinuxFact]
    public void It_builds_once_and_again_when_a_source_or_the_device_has_changed()
    {
        Prepare();
        Assert.Equal(["restore cpu", "build cpu", "RLCollapse.Cli.dll run a=1"], Calls("run", "a=1"));
        Assert.Equal(["RLCollapse.Cli.dll plot x y"], Calls("plot", "x y"));
        File.SetLastWriteTimeUtc(Path.Combine(_root, "src", "a.cs"), DateTime.UtcNow.AddSeconds(2));
        Assert.Equal(["restore cpu", "build cpu", "RLCollapse.Cli.dll run"], Calls("run"));
        File.SetLastWriteTimeUtc(Path.Combine(_root, "src", "a.cs"), DateTime.UtcNow.AddHours(-1));
        Assert.Equal(["RLCollapse.Cli.dll run"], Calls("run"));
        Assert.Equal(["restore cuda", "build cuda", "RLCollapse.Cli.dll run"], Launch(["run"], ("RLCOLLAPSE_DEVICE", "cuda")).Calls);
    }

    [LinuxFact]
    public void Tests_and_benchmarks_are_built_when_they_are_asked_for()
    {
        Prepare();
        Assert.Equal(["restore cpu", "build cpu", "RLCollapse.Benchmarks.dll bench --quick"], Calls("bench", "--quick"));
        Assert.Equal(["RLCollapse.Cli.dll run"], Calls("run")); // came along
        Assert.Equal(["restore cpu", "build cpu", "test --filter A"], Calls("test", "--filter", "A"));
        Assert.Equal(["RLCollapse.Benchmarks.dll bench"], Calls("bench"));
    }

    [LinuxFact]
    public void A_line_is_completed_by_what_was_built_and_nothing_is_built_for_it()
    {
        Prepare();
        Assert.Empty(Calls("[suggest]", "rlcollapse ru"));
        Calls("run");
        File.SetLastWriteTimeUtc(Path.Combine(_root, "src", "a.cs"), DateTime.UtcNow.AddSeconds(2));
        Assert.Equal(["RLCollapse.Cli.dll [suggest] rlcollapse ru"], Calls("[suggest]", "rlcollapse ru"));
    }

    [Fact]
    public void That_of_Windows_completes_a_line_before_it_looks_for_an_SDK_and_builds_nothing_for_it()
    {
        var lines = File.ReadAllLines(Path.Combine(MsBuild.Root, "rlcollapse.cmd"));
        var leaves = Array.IndexOf(lines, "if \"%word:~0,8%\"==\"[suggest\" goto suggest");
        Assert.Equal("set \"word=%~1\"", lines[leaves - 1]);
        Assert.DoesNotContain(lines[..leaves], line => line.Contains("dotnet ") && !line.StartsWith("rem ", StringComparison.Ordinal));

        const string Program = @"""%~dp0artifacts\bin\RLCollapse.Cli\release\RLCollapse.Cli.dll""";
        Assert.Equal([$"if not exist {Program} exit /b 0", $"dotnet {Program} %*", "exit /b %errorlevel%"],
            lines.SkipWhile(line => line != ":suggest").Skip(1).TakeWhile(line => line.Length > 0));
    }

    [LinuxFact]
    public void The_exit_code_of_the_command_is_its_own()
    {
        Prepare(run: "exit 3");
        Assert.Equal(3, Launch(["sweep"]).ExitCode);
    }

    [LinuxFact]
    public void What_is_wrong_is_said_with_what_to_do()
    {
        Prepare(sdks: "8.0.404 [/usr/share/dotnet/sdk]");
        AssertRefused([], "the .NET SDK is older than 10; see https://dotnet.microsoft.com/download");
        Prepare();
        AssertRefused([("RLCOLLAPSE_DEVICE", "gpu")], "there is no RLCOLLAPSE_DEVICE=gpu; use cpu or cuda");
        Prepare(restore: "echo 'error NU1101: Unable to find package TorchSharp-cuda-linux.'; exit 1");
        AssertRefused([("RLCOLLAPSE_DEVICE", "cuda")],
            "TorchSharp-cuda-linux could not be restored: RLCOLLAPSE_DEVICE=cuda needs a package source that has it, such as nuget.org");
        Prepare(restore: "echo 'error NU1301: Unable to load the service index.'; exit 1");
        AssertRefused([], "the packages could not be restored; a first build needs a package source such as nuget.org");
    }

    [LinuxFact]
    public void What_the_SDK_leaves_in_the_temporary_folder_goes()
    {
        Prepare(restore: "mktemp -d \"$TMPDIR/XXXXXX\"", test: "mktemp -d \"$TMPDIR/XXXXXX\"");
        var folder = Directory.CreateDirectory(Path.Combine(_root, "tmp")).FullName;
        Assert.Equal(0, Launch(["test"], ("TMPDIR", folder)).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [LinuxFact]
    public void Tests_that_leave_a_temporary_folder_have_failed()
    {
        Prepare(test: "mkdir \"$TMPDIR/rlcollapse-left\"");
        var folder = Directory.CreateDirectory(Path.Combine(_root, "tmp")).FullName;
        Assert.Equal(1, Launch(["test"], ("TMPDIR", folder)).ExitCode);
        Assert.Contains("/rlcollapse-left", File.ReadAllText(Path.Combine(_root, "artifacts", "test.log")));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private void AssertRefused((string, string)[] environment, string message)
    {
        var (exitCode, _, error) = Launch(["run"], environment);
        Assert.Equal(2, exitCode);
        Assert.Contains("rlcollapse: " + message, error);
    }

    private string[] Calls(params string[] arguments) => Launch(arguments).Calls;

    private (int ExitCode, string[] Calls, string Error) Launch(string[] arguments, params (string Name, string Value)[] environment)
    {
        var calls = Path.Combine(_root, "calls");
        File.Delete(calls);
        var start = new ProcessStartInfo(Path.Combine(_root, "rlcollapse"), arguments) { RedirectStandardOutput = true,
            RedirectStandardError = true };
        start.Environment["PATH"] = Path.Combine(_root, "bin") + ":" + start.Environment["PATH"];
        start.Environment.Remove("RLCOLLAPSE_DEVICE");
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_root, "packages");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        _ = output.Result;
        return (process.ExitCode, File.Exists(calls) ? File.ReadAllLines(calls) : [], error);
    }

    private void Prepare(string sdks = "10.0.100 [/usr/share/dotnet/sdk]", string restore = "", string run = "", string test = "")
    {
        foreach (var folder in (string[])["bin", "src", "tests"]) Directory.CreateDirectory(Path.Combine(_root, folder));
        foreach (var file in (string[])["RLCollapse.sln", "Directory.Build.props", "src/a.cs", "tests/b.cs"])
        {
            File.WriteAllText(Path.Combine(_root, file), "");
            File.SetLastWriteTimeUtc(Path.Combine(_root, file), DateTime.UtcNow.AddHours(-1));
        }

        foreach (var folder in (string[])["src", "tests"])
            Directory.SetLastWriteTimeUtc(Path.Combine(_root, folder), DateTime.UtcNow.AddHours(-1));
        File.Copy(Path.Combine(MsBuild.Root, "rlcollapse"), Path.Combine(_root, "rlcollapse"), overwrite: true);
        var dotnet = Path.Combine(_root, "bin", "dotnet");
        File.Copy(Path.Combine(MsBuild.Root, "rlcollapse"), dotnet, overwrite: true); // for its mode: it can be executed
        File.WriteAllText(dotnet, $$"""
            #!/usr/bin/env bash
            root={{_root}}
            case $1 in
            --list-sdks) echo '{{sdks}}'; exit ;;
            restore | build) echo "$1 $RLCOLLAPSE_DEVICE" >>"$root/calls" ;;
            test) shift 5; echo "test $*" >>"$root/calls"; {{test}}
                exit ;;
            *) echo "${1##*/} ${*:2}" >>"$root/calls"; {{run}} ;;
            esac
            if [[ $1 == restore ]]; then {{(restore.Length > 0 ? restore : ":")}}; fi
            if [[ $1 == build ]]; then
                name=$(basename "$2" .csproj)
                for made in RLCollapse.Cli RLCollapse.Benchmarks "$name"; do
                    [[ $made == RLCollapse.Cli || $name == RLCollapse.Tests || $made == "$name" ]] || continue
                    mkdir -p "$root/artifacts/bin/$made/release"
                    touch "$root/artifacts/bin/$made/release/"{"$made",TorchSharp}.dll
                done
            fi

            """);
    }
}
