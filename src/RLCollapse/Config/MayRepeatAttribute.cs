namespace RLCollapse.Config;

/// <summary>A list in which a value may stand more than once, such as the words of a command line.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MayRepeatAttribute : Attribute;
