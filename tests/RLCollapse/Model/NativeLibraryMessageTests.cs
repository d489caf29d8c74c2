using RLCollapse.Model;

namespace RLCollapse.Tests.Model;

public sealed class NativeLibraryMessageTests
{
    private const string Probed = """
        Unable to load shared library 'LibTorchSharp' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace.
        /usr/share/dotnet/LibTorchSharp.so: cannot open shared object file: No such file or directory
        /app/libLibTorchSharp: cannot open shared object file: No such file or directory

        """;

    [Theory(DisplayName = "What the loader says becomes a line that says which library, which version and what to do")]
    [InlineData(
        Probed + "/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libLibTorchSharp.so)",
        "libLibTorchSharp.so needs GLIBCXX_3.4.32, which /lib/x86_64-linux-gnu/libstdc++.so.6 does not have. Delete the folder artifacts "
        + "and build RLCollapse again on this machine, which suits it to an older libstdc++, or install the libstdc++ of GCC 13 or newer.")]
    [InlineData(
        "/lib64/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /app/libtorch_cpu.so)",
        "libtorch_cpu.so needs GLIBCXX_3.4.30, which /lib64/libstdc++.so.6 does not have: install the libstdc++ of GCC 12 or newer.")]
    [InlineData(
        "/lib64/libc.so.6: version `GLIBC_2.38' not found (required by /app/libc10.so)",
        "libc10.so needs GLIBC_2.38, which /lib64/libc.so.6 does not have: this system is too old. Use one with glibc 2.38 or newer.")]
    [InlineData(
        Probed + "libgomp.so.1: cannot open shared object file: No such file or directory",
        "LibTorchSharp needs libgomp.so.1, which is not on this machine. Install the package that has it.")]
    [InlineData(
        "dlopen(/app/libLibTorchSharp.dylib, 0x0001): Library not loaded: @rpath/libomp.dylib\n  Referenced from: /app/libtorch_cpu.dylib",
        "LibTorchSharp needs libomp.dylib, which is not on this machine. Install the package that has it.")]
    [InlineData(
        Probed + "/app/libtorch_cpu.so: undefined symbol: FLAGS_caffe2_log_level",
        "libtorch_cpu.so lacks the symbol FLAGS_caffe2_log_level: libraries of different versions of libtorch are mixed. Delete the "
        + "folder artifacts and build RLCollapse again on this machine, and unset LD_LIBRARY_PATH where it leads to another libtorch.")]
    [InlineData(
        Probed + "/app/libLibTorchSharp.so: file too short",
        "LibTorchSharp is damaged or made for another processor. Delete the folder artifacts and build RLCollapse again on this machine.")]
    [InlineData(
        "Unable to load DLL 'LibTorchSharp' or one of its dependencies: The specified module could not be found. (0x8007007E)",
        "LibTorchSharp or a library that it needs is missing. Install the Microsoft Visual C++ Redistributable (2015 to 2022); if that "
        + "does not help, delete the folder artifacts and build RLCollapse again.")]
    [InlineData("something new\nand more", "LibTorchSharp cannot be loaded: something new")]
    public void OneLine(string text, string line) => Assert.Equal(line, NativeLibraryMessage.Of("LibTorchSharp", text));

    [Fact]
    public void A_library_that_is_nowhere_is_missing_from_the_programs_folder() =>
        Assert.Equal($"LibTorchSharp is missing from the program's folder '{AppContext.BaseDirectory}'. Delete the folder artifacts and "
            + "build RLCollapse again on this machine.", NativeLibraryMessage.Of("LibTorchSharp", Probed));

    [Fact]
    public void Only_failures_of_native_libraries_are_explained()
    {
        var inner = new NotSupportedException("This application or script uses TorchSharp but … Failed to load native component "
            + "LibTorchSharp relative to /app/TorchSharp.dll");
        Assert.StartsWith("TorchSharp's native library is missing",
            NativeLibraryMessage.Of(new TypeInitializationException("TorchSharp.torch", inner)));
        Assert.StartsWith("TorchSharp's native library needs libcudart.so.12",
            NativeLibraryMessage.Of(new DllNotFoundException("libcudart.so.12: cannot open shared object file: No such file")));
        Assert.Null(NativeLibraryMessage.Of(new TypeInitializationException("Other.Type", inner)));
        Assert.Null(NativeLibraryMessage.Of(new InvalidOperationException("cannot open shared object file")));
    }
}
