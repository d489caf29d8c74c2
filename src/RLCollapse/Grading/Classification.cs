namespace RLCollapse.Grading;

/// <summary>What a response is.</summary>
/// <param name="FormatIndex">Index of its one format, or <see cref="MalformedIndex"/>.</param>
/// <param name="Answer">Its answer; null exactly when it is malformed.</param>
public readonly record struct Classification(int FormatIndex, long? Answer)
{
    /// <summary>Index of a response that fits no format's grammar.</summary>
    public const int MalformedIndex = -1;

    /// <summary>Whether it fits no format's grammar.</summary>
    public bool IsMalformed => FormatIndex == MalformedIndex;
}
