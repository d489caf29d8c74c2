using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Config;

/// <summary>Two or more options that cannot hold together.</summary>
/// <param name="Paths">The options, the one to look at first in front.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record Contradiction(IReadOnlyList<string> Paths, string Message)
{
    /// <summary>What the records' own checks find: those that are <see cref="IValidatableObject"/> are asked, from the root down.</summary>
    /// <remarks>
    /// A record is told its path as <see cref="ValidationContext.DisplayName"/>, for its messages, and names its members by paths
    /// below its own.
    /// </remarks>
    public static IEnumerable<Contradiction> Find(ConfigSchema schema, object config) => Find(schema.Root, config);

    private static IEnumerable<Contradiction> Find(ConfigNode section, object record)
    {
        if (record is IValidatableObject checks)
        {
            var context = new ValidationContext(record) { DisplayName = section.Path.Length == 0 ? "config" : section.Path };
            foreach (var found in checks.Validate(context))
                yield return new([.. found.MemberNames.Select(name => section.Path.Length == 0 ? name : $"{section.Path}.{name}")],
                    found.ErrorMessage!);
        }

        foreach (var child in section.Children.Where(child => child.Kind == NodeKind.Section))
        {
            var value = child.Property is { } property
                ? property.GetValue(record)!
                : ((IHasNamedSections)record).NamedSections[child.Name].Options;
            foreach (var found in Find(child, value)) yield return found;
        }
    }
}
