namespace RLCollapse.Config;

/// <summary>An option that has other values in two configs.</summary>
/// <param name="Path">Its dotted path.</param>
/// <param name="Before">Its value in the first, as configs write it; a list or map in one line, possibly empty.</param>
/// <param name="After">Its value in the second.</param>
internal sealed record OptionChange(string Path, string Before, string After);
