using System.Text.RegularExpressions;

namespace RLCollapse.Model;

/// <summary>Says in a line why a native library cannot be loaded and what to do, from what the system's loader says.</summary>
public static partial class NativeLibraryMessage
{
    private const string Rebuild = "Delete the folder artifacts and build RLCollapse again on this machine";

    private static readonly Dictionary<string, int> CompilerOf = new()
    {
        ["3.4.29"] = 11, ["3.4.30"] = 12, ["3.4.31"] = 13, ["3.4.32"] = 13, ["3.4.33"] = 14, ["3.4.34"] = 15,
    };

    /// <summary>The line for a failure, or null where it has to do with no native library.</summary>
    /// <param name="error">Any failure of the program.</param>
    public static string? Of(Exception error) => error switch
    {
        DllNotFoundException or BadImageFormatException => Of("TorchSharp's native library", error.Message),
        TypeInitializationException { TypeName: { } type } when type.StartsWith("TorchSharp.", StringComparison.Ordinal) =>
            Of("TorchSharp's native library", error.ToString()),
        _ => null,
    };

    /// <summary>The line for a library.</summary>
    /// <param name="library">Its name, such as <c>LibTorchSharp</c>.</param>
    /// <param name="text">What the loader says of it and of every place where it has looked.</param>
    public static string Of(string library, string text)
    {
        if (NoMemory().IsMatch(text))
        {
            return $"There is not enough memory to load {library}. Give the process more: see 'ulimit -v', which libtorch needs several "
                + "gigabytes of, and what else runs on this machine.";
        }

        if (MissingVersion().Match(text) is { Success: true } version) return OldSystem(version);
        if (MissingSymbol().Match(text) is { Success: true } symbol)
        {
            return $"{NameOf(symbol.Groups["file"].Value)} lacks the symbol {symbol.Groups["symbol"].Value}: libraries of different "
                + $"versions of libtorch are mixed. {Rebuild}, and unset LD_LIBRARY_PATH where it leads to another libtorch.";
        }

        if (Unreadable().IsMatch(text)) return $"{library} is damaged or made for another processor. {Rebuild}.";
        if (Needed(library, text) is { } needed)
            return $"{library} needs {needed}, which is not on this machine. Install the package that has it.";
        if (text.Contains("0x8007007E", StringComparison.OrdinalIgnoreCase))
        {
            return $"{library} or a library that it needs is missing. Install the Microsoft Visual C++ Redistributable (2015 to 2022); "
                + "if that does not help, delete the folder artifacts and build RLCollapse again.";
        }

        return Absent().IsMatch(text)
            ? $"{library} is missing from the program's folder '{AppContext.BaseDirectory}'. {Rebuild}."
            : $"{library} cannot be loaded: {text.Split('\n')[0].Trim()}";
    }

    private static string OldSystem(Match match)
    {
        var (kind, version, by) = (match.Groups["kind"].Value, match.Groups["version"].Value, NameOf(match.Groups["by"].Value));
        var needs = $"{by} needs {kind}_{version}, which {match.Groups["file"].Value} does not have";
        if (kind == "GLIBC") return $"{needs}: this system is too old. Use one with glibc {version} or newer.";
        var install = "install the libstdc++ of GCC "
            + $"{(CompilerOf.TryGetValue(version, out var gcc) ? $"{gcc} or newer" : "a newer version")}";
        return by.Contains("LibTorchSharp", StringComparison.Ordinal)
            ? $"{needs}. {Rebuild}, which suits it to an older libstdc++, or {install}."
            : $"{needs}: {install}.";
    }

    /// <summary>
    /// Another library that could not be found; every place where the library itself was sought is said in the same words.
    /// </summary>
    private static string? Needed(string library, string text) => NotFound().Matches(text)
        .Select(match => NameOf(match.Groups["file"].Value))
        .FirstOrDefault(name => !name.Contains(library, StringComparison.Ordinal));

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    [GeneratedRegex(@"(?<file>\S+): version `(?<kind>[A-Z]+)_(?<version>[\d.]+)' not found \(required by (?<by>[^)]+)\)")]
    private static partial Regex MissingVersion();

    [GeneratedRegex(@"(?<file>\S+): undefined symbol: (?<symbol>[^\s,]+)")]
    private static partial Regex MissingSymbol();

    [GeneratedRegex("file too short|invalid ELF header|wrong ELF class|incompatible architecture|0x800700C1", RegexOptions.IgnoreCase)]
    private static partial Regex Unreadable();

    [GeneratedRegex(@"(?m)^(?<file>[^\s:]+): cannot open shared object file|Library not loaded: (?<file>\S+)")]
    private static partial Regex NotFound();

    [GeneratedRegex("failed to map segment|cannot allocate memory|out of memory|not enough memory", RegexOptions.IgnoreCase)]
    private static partial Regex NoMemory();

    [GeneratedRegex("cannot open shared object file|no such file|Failed to load native component", RegexOptions.IgnoreCase)]
    private static partial Regex Absent();
}
