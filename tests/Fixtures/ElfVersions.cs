using System.Text;

namespace RLCollapse.Tests.Fixtures;

/// <summary>The versions of symbols that an ELF file asks of other libraries, such as GLIBCXX_3.4.30: its section .gnu.version_r.</summary>
internal static class ElfVersions
{
    private const uint VersionsNeeded = 0x6FFFFFFE; // SHT_GNU_verneed

    /// <summary>Reads a 64-bit little-endian file.</summary>
    public static IReadOnlySet<string> Needed(byte[] elf)
    {
        var found = new HashSet<string>();
        var header = Enumerable.Range(0, BitConverter.ToUInt16(elf, 60)).Select(i => Header(elf, i))
            .Single(h => BitConverter.ToUInt32(elf, h + 4) == VersionsNeeded);
        var names = Start(elf, Header(elf, (int)BitConverter.ToUInt32(elf, header + 40)));
        var need = Start(elf, header);
        for (var libraries = BitConverter.ToUInt32(elf, header + 44); libraries > 0; libraries--)
        {
            var entry = need + (int)BitConverter.ToUInt32(elf, need + 8);
            for (var left = BitConverter.ToUInt16(elf, need + 2); left > 0; left--)
            {
                found.Add(Text(elf, names + (int)BitConverter.ToUInt32(elf, entry + 8)));
                entry += (int)BitConverter.ToUInt32(elf, entry + 12);
            }

            need += (int)BitConverter.ToUInt32(elf, need + 12);
        }

        return found;
    }

    private static int Header(byte[] elf, int section) => (int)BitConverter.ToUInt64(elf, 40) + (section * BitConverter.ToUInt16(elf, 58));

    private static int Start(byte[] elf, int header) => (int)BitConverter.ToUInt64(elf, header + 24);

    private static string Text(byte[] elf, int at) => Encoding.ASCII.GetString(elf, at, Array.IndexOf(elf, (byte)0, at) - at);
}
