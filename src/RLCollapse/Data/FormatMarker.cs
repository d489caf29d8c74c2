namespace RLCollapse.Data;

/// <summary>Symbols that figures can draw.</summary>
public enum FormatMarker
{
    /// <summary>●.</summary>
    FilledCircle,

    /// <summary>■.</summary>
    FilledSquare,

    /// <summary>▲.</summary>
    FilledTriangleUp,

    /// <summary>▼.</summary>
    FilledTriangleDown,

    /// <summary>◆.</summary>
    FilledDiamond,

    /// <summary>○.</summary>
    OpenCircle,

    /// <summary>□.</summary>
    OpenSquare,

    /// <summary>△.</summary>
    OpenTriangleUp,

    /// <summary>▽.</summary>
    OpenTriangleDown,

    /// <summary>◇.</summary>
    OpenDiamond,

    /// <summary>+.</summary>
    Cross,

    /// <summary>∗.</summary>
    Asterisk,
}
