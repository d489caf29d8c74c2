using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// TorchSharp's native library for Linux asks for two symbols in versions that an older libstdc++ does not have, so there it does not
/// load. Debian 12 and Ubuntu 22.04 lack GCC 13's ios_base_library_init: a mark by which &lt;iostream&gt; makes the linker take in the
/// object file that sets up cin and cout; nothing calls it. RHEL 9 also lacks GCC 12's version of condition_variable::wait, which
/// differs from the one before only in what becomes of exceptions. Where the machine's libstdc++ lacks a version, this build step
/// writes a copy of the library that asks for another function of the same object file, and for the older version. Three places
/// change: the symbol's name, and the name and hash of the version that it is asked for in. Run on Debian 12 alone.
/// </summary>
public sealed class OldLibstdcxx : Task
{
    private static readonly Replacement[] Replacements =
    [
        new("GLIBCXX_3.4.32", "GLIBCXX_3.4", "_ZSt21ios_base_library_initv", "_ZNSt8ios_base4InitC1Ev"), // ios_base::Init::Init()
        new("GLIBCXX_3.4.30", "GLIBCXX_3.4.11", WaitSymbol, WaitSymbol),
    ];

    private const string WaitSymbol = "_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE";

    private static readonly string[] Folders = ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib"];

    /// <summary>libLibTorchSharp.so as the package has it.</summary>
    [Required]
    public string Library { get; set; } = "";

    /// <summary>Where to write the library that suits this machine.</summary>
    [Required]
    public string Result { get; set; } = "";

    /// <summary>Whether to suit it to an older libstdc++ wherever this machine's is new enough, too.</summary>
    public bool Always { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var library = File.ReadAllBytes(Library);
            var system = Folders.Select(folder => Path.Combine(folder, "libstdc++.so.6")).FirstOrDefault(File.Exists);
            var there = system == null || Always ? [] : File.ReadAllBytes(system);
            foreach (var replacement in Replacements)
            {
                if (Find(there, replacement.Version + "\0", 0) < 0 && Find(library, replacement.Version + "\0", 0) >= 0)
                    Retarget(library, replacement);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Result)!);
            var unfinished = Result + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(unfinished, library);
            try
            {
                if (File.Exists(Result)) File.Delete(Result);
                File.Move(unfinished, Result);
            }
            catch (IOException) when (File.Exists(Result)) // a build beside this one was first, with the same bytes
            {
                File.Delete(unfinished);
            }

            return true;
        }
        catch (Exception error) when (
            error is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException)
        {
            Log.LogError($"{Library} could not be suited to this machine's libstdc++, which is older than GCC 13's: {error.Message}");
            return false;
        }
    }

    /// <summary>Changes a library in memory.</summary>
    /// <param name="elf">A 64-bit little-endian ELF file that asks for the newer symbol.</param>
    /// <param name="replacement">What to ask for instead.</param>
    private static void Retarget(byte[] elf, Replacement replacement)
    {
        var needed = Section(elf, 0x6FFFFFFE); // SHT_GNU_verneed
        var names = Offset(elf, (int)BitConverter.ToUInt32(elf, needed + 40)); // sh_link: .dynstr
        var newer = Version(elf, Start(elf, needed), names, replacement.Version);
        var older = Version(elf, Start(elf, needed), names, replacement.OlderVersion);
        Array.Copy(elf, older, elf, newer, 4); // vna_hash
        Array.Copy(elf, older + 8, elf, newer + 8, 4); // vna_name
        var name = Find(elf, replacement.Symbol + "\0", names);
        Encoding.ASCII.GetBytes(replacement.OlderSymbol.PadRight(replacement.Symbol.Length, '\0')).CopyTo(elf, name);
    }

    /// <summary>Where the entry (Elf64_Vernaux) of a version stands.</summary>
    private static int Version(byte[] elf, int need, int names, string version)
    {
        while (true)
        {
            var entry = need + (int)BitConverter.ToUInt32(elf, need + 8); // vn_aux
            for (var left = BitConverter.ToUInt16(elf, need + 2); left > 0; left--) // vn_cnt
            {
                var at = names + (int)BitConverter.ToUInt32(elf, entry + 8);
                if (Find(elf, version + "\0", at) == at) return entry;
                entry += (int)BitConverter.ToUInt32(elf, entry + 12); // vna_next
            }

            var next = (int)BitConverter.ToUInt32(elf, need + 12); // vn_next
            if (next == 0) throw new InvalidDataException($"it does not ask for {version}.");
            need += next;
        }
    }

    /// <summary>Where the header of the first section of a type stands.</summary>
    private static int Section(byte[] elf, uint type)
    {
        for (var i = 0; i < BitConverter.ToUInt16(elf, 60); i++) // e_shnum
        {
            if (BitConverter.ToUInt32(elf, Header(elf, i) + 4) == type) return Header(elf, i);
        }

        throw new InvalidDataException("it has no table of the versions that it asks for.");
    }

    // at e_shoff the table of sections begins, e_shentsize bytes each
    private static int Header(byte[] elf, int section) => (int)BitConverter.ToUInt64(elf, 40) + (section * BitConverter.ToUInt16(elf, 58));

    private static int Start(byte[] elf, int header) => (int)BitConverter.ToUInt64(elf, header + 24); // sh_offset

    private static int Offset(byte[] elf, int section) => Start(elf, Header(elf, section));

    private static int Find(byte[] bytes, string text, int from)
    {
        var sought = Encoding.ASCII.GetBytes(text);
        for (var at = from; at <= bytes.Length - sought.Length; at++)
        {
            var same = 0;
            while (same < sought.Length && bytes[at + same] == sought[same]) same++;
            if (same == sought.Length) return at;
        }

        return -1;
    }

    /// <summary>A symbol in a version, the only one that the library asks for in it, and what takes its place.</summary>
    private sealed class Replacement(string version, string olderVersion, string symbol, string olderSymbol)
    {
        public string Version { get; } = version;

        public string OlderVersion { get; } = olderVersion;

        public string Symbol { get; } = symbol;

        public string OlderSymbol { get; } = olderSymbol;
    }
}
