using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// TorchSharp's native library for Linux asks for one symbol of GCC 13's libstdc++, ios_base_library_init, which Debian 12 and
/// Ubuntu 22.04 do not have, so there it does not load. The symbol is a mark by which &lt;iostream&gt; makes the linker take in the
/// object file that sets up cin and cout; nothing calls it. Where the machine's libstdc++ lacks it, this build step writes a copy of
/// the library that asks for another function of the same object file instead, one that every libstdc++ has had since GCC 3.4.
/// Three places change: the symbol's name, and the name and hash of the version that it is asked for in.
/// </summary>
public sealed class OldLibstdcxx : Task
{
    private const string Missing = "_ZSt21ios_base_library_initv";
    private const string MissingVersion = "GLIBCXX_3.4.32";
    private const string Present = "_ZNSt8ios_base4InitC1Ev"; // ios_base::Init::Init()
    private const string PresentVersion = "GLIBCXX_3.4";

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
            var isNew = system != null && Find(File.ReadAllBytes(system), MissingVersion, 0) >= 0;
            if ((Always || !isNew) && Find(library, Missing, 0) >= 0) Retarget(library);
            Directory.CreateDirectory(Path.GetDirectoryName(Result)!);
            var unfinished = Result + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(unfinished, library);
            if (File.Exists(Result)) File.Delete(Result);
            File.Move(unfinished, Result);
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Log.LogError($"{Library} could not be suited to this machine's libstdc++, which is older than GCC 13's ({MissingVersion}): {error.Message}");
            return false;
        }
    }

    /// <summary>Changes a library in memory.</summary>
    /// <param name="elf">A 64-bit little-endian ELF file that asks for the missing symbol.</param>
    private static void Retarget(byte[] elf)
    {
        var needed = Section(elf, 0x6FFFFFFE); // SHT_GNU_verneed
        var names = Offset(elf, (int)BitConverter.ToUInt32(elf, needed + 40)); // sh_link: .dynstr
        var (missing, present) = (Version(elf, Start(elf, needed), names, MissingVersion), Version(elf, Start(elf, needed), names, PresentVersion));
        Array.Copy(elf, present, elf, missing, 4); // vna_hash
        Array.Copy(elf, present + 8, elf, missing + 8, 4); // vna_name
        var name = Find(elf, Missing, names);
        Encoding.ASCII.GetBytes(Present.PadRight(Missing.Length, '\0')).CopyTo(elf, name);
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

    private static int Header(byte[] elf, int section) => (int)BitConverter.ToUInt64(elf, 40) + (section * BitConverter.ToUInt16(elf, 58)); // e_shoff, e_shentsize

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
}
