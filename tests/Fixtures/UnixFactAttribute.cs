using RLCollapse.Common;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A test of signals, shells or limits, as Unix has them; elsewhere it is skipped.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystems.Here == SystemKind.Windows ? "Windows has none of these." : null;
}
