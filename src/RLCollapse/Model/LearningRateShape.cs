namespace RLCollapse.Model;

/// <summary>Course of a learning rate after its warm-up.</summary>
public enum LearningRateShape
{
    /// <summary>Stays at the peak.</summary>
    Constant,

    /// <summary>Half a cosine down to the final fraction.</summary>
    Cosine,

    /// <summary>A straight line down to the final fraction.</summary>
    Linear,
}
