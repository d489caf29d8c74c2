namespace RLCollapse.Config;

/// <summary>
/// A section some of whose options decide nothing, given its others: two configs that differ in these alone are the same run.
/// </summary>
public interface IHasIdleOptions
{
    /// <summary>Paths below the section, of options or of whole sections, as configs write them.</summary>
    IEnumerable<string> IdleOptions { get; }
}
