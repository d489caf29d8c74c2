namespace RLCollapse.Preferences;

/// <summary>For whom raters' taste is drawn.</summary>
public enum TasteDraw
{
    /// <summary>For all runs alike.</summary>
    All,

    /// <summary>Anew for each seed; the members of one share it.</summary>
    Seed,

    /// <summary>Anew for each member of a seed.</summary>
    Member,
}
