using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Grading;
using RLCollapse.Sampling;

namespace RLCollapse.SavedPolicies;

/// <summary>A policy's answers to somebody's own prompt.</summary>
public static class PromptAnswers
{
    /// <summary>Samples answers.</summary>
    /// <param name="saved">The policy.</param>
    /// <param name="prompt">
    /// Of a closed vocabulary in its words, separated by blanks; digits and the marks <c>.,?</c> may touch them.
    /// </param>
    /// <param name="samples">How many.</param>
    /// <param name="temperature">The run's when null.</param>
    /// <param name="topP">Mass of the nucleus.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="UserErrorException">A word is not in the vocabulary, or the prompt leaves no room.</exception>
    public static IReadOnlyList<PromptAnswer> Of(
        SavedPolicy saved, string prompt, int samples, double? temperature, double topP, int seed)
    {
        var (tokenizer, sampling) = (saved.Tokenizer, PolicyEvaluator.Rl(saved).Sampling);
        var ids = Encode(tokenizer, prompt);
        var room = saved.Config.Model.ContextLength - ids.Length;
        if (ids.Length == 0 || room < 1)
        {
            throw new UserErrorException($"The prompt has {ids.Length} tokens, and the policy takes 1 to "
                + $"{saved.Config.Model.ContextLength - 1} of them (model.contextLength).");
        }

        using var policy = saved.CreateHere();
        var grader = new Grader(OutputFormats.Of(saved.Config.Data), tokenizer, sampling.Truncation);
        var responses = Sampler.Sample(policy, [ids], new(
            samples, temperature ?? sampling.Temperature, Math.Min(room, sampling.MaxNewTokens), tokenizer.EndId,
            new Seed((ulong)seed).Derive("prompt")) { TopP = topP });
        return [.. responses.Select(response => Graded(response, grader))];
    }

    private static PromptAnswer Graded(Response response, Grader grader)
    {
        var found = grader.Read(response);
        return new(grader.Text(response), response.Ended, grader.NameOf(found.FormatIndex), grader.AnswerOf(response),
            response.LogProbs.Sum(value => (double)value));
    }

    private static int[] Encode(ITokenizer tokenizer, string prompt)
    {
        try
        {
            return tokenizer.EncodePrompt(prompt);
        }
        catch (FormatException) when (tokenizer is WordTokenizer && Spaced(prompt) != prompt)
        {
            return Encode(tokenizer, Spaced(prompt));
        }
        catch (FormatException error)
        {
            throw new UserErrorException($"{error.Message} The policy knows the words of its task alone; samples.jsonl of a run shows "
                + "prompts that it understands.", error);
        }
    }

    /// <summary>Marks of a sentence stand apart in canonical text.</summary>
    private static string Spaced(string prompt) => string.Join(' ', prompt
        .Replace(".", " . ").Replace(",", " , ").Replace("?", " ? ")
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>One of them.</summary>
/// <param name="Text">The response.</param>
/// <param name="Ended">Whether it ended by itself.</param>
/// <param name="Format">Name of its format, or malformed.</param>
/// <param name="Answer">The answer it gives, digits or words; null where it gives none.</param>
/// <param name="LogProbability">In nats, at the sampling temperature.</param>
public sealed record PromptAnswer(string Text, bool Ended, string Format, string? Answer, double LogProbability);
