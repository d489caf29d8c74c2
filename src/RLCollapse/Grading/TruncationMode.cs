namespace RLCollapse.Grading;

/// <summary>Treatment of responses that hit the length limit.</summary>
public enum TruncationMode
{
    /// <summary>Whatever they say counts as no answer; the cost of their tokens stays.</summary>
    Zero,

    /// <summary>Their tokens carry no loss.</summary>
    Mask,

    /// <summary>They are rewarded like any other.</summary>
    Keep,
}
