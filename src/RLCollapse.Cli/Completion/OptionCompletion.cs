using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Cli.Completion;

/// <summary>What a word may become that sets an option: <c>rl.kl.placement=</c>, then <c>rl.kl.placement=loss</c>.</summary>
internal static class OptionCompletion
{
    /// <summary>Options, or the values of the one that has been typed where it has few.</summary>
    /// <param name="word">What has been typed.</param>
    public static IEnumerable<string> Of(string word)
    {
        var path = word.Split('=')[0];
        return path.Length == word.Length
            ? OptionPaths.Options<RunConfig>().Select(option => $"{option}=")
            : OptionPaths.Values<RunConfig>(path).Select(value => $"{path}={value}");
    }
}
