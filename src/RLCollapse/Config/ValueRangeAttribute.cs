namespace RLCollapse.Config;

/// <summary>Bounds every value of a map or list option.</summary>
/// <param name="minimum">Smallest allowed value.</param>
/// <param name="maximum">Largest allowed value.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValueRangeAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>Smallest allowed value.</summary>
    public double Minimum => minimum;

    /// <summary>Largest allowed value.</summary>
    public double Maximum => maximum;
}
