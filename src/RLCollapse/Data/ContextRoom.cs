using RLCollapse.Common;

namespace RLCollapse.Data;

/// <summary>Checks before a run that every sequence it can meet fits the model's context.</summary>
public static class ContextRoom
{
    /// <summary>Requires room for the longest prompt with the longest response, sampled or written.</summary>
    /// <param name="data">All problems and examples.</param>
    /// <param name="contextLength">Tokens the model can see.</param>
    /// <param name="maxNewTokens">Longest sampled response.</param>
    /// <param name="section">Section of RL that says so.</param>
    /// <exception cref="UserErrorException">It does not fit; the message has the numbers.</exception>
    public static void Require(Dataset data, int contextLength, int maxNewTokens, string section)
    {
        var (prompt, written) = (data.LongestPrompt, data.LongestSolution);
        var needed = prompt + Math.Max(maxNewTokens, written);
        if (needed > contextLength)
        {
            throw new UserErrorException(
                $"model.contextLength = {contextLength} is too short: the longest prompt has {prompt} tokens and a response up to "
                + $"{Math.Max(maxNewTokens, written)} ({section}.sampling.maxNewTokens = {maxNewTokens}, longest solution {written}). "
                + $"Raise it to {needed}, or lower {section}.sampling.maxNewTokens, or take shorter problems (data.difficulty; "
                + "data.files.maxPromptTokens and maxResponseTokens where they are in files).");
        }
    }
}
