namespace RLCollapse.Common;

/// <summary>A family of operating systems that RLCollapse is written for.</summary>
public enum SystemKind
{
    /// <summary>Linux, and what else has its error numbers and <c>/proc</c>.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOs,

    /// <summary>Windows.</summary>
    Windows,
}
