using RLCollapse.Common;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A test of what only Linux has, such as ELF files; elsewhere it is skipped.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystems.Here == SystemKind.Linux ? null : "Only Linux has these files.";
}
