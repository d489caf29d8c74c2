namespace RLCollapse.Common;

/// <summary>Paths in messages.</summary>
public static class ShownPath
{
    /// <summary>A path relative to the working folder where it lies below it; whole elsewhere.</summary>
    /// <param name="full">Full path.</param>
    public static string Of(string full)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        return relative.StartsWith("..", StringComparison.Ordinal) ? full : relative;
    }
}
