namespace RLCollapse.Config;

/// <summary>An option or section that does not decide a run's numbers: two configs that differ in it alone are the same run.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutsideIdentityAttribute : Attribute;
