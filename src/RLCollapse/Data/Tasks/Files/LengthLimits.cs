using System.Globalization;
using RLCollapse.Data.Files;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Data.Tasks.Files;

/// <summary>Leaves out what is longer than <c>data.files</c> allows, and counts it.</summary>
/// <param name="options">The limits.</param>
/// <param name="tokenizer">Counts.</param>
internal sealed class LengthLimits(DataFilesOptions options, ITokenizer tokenizer)
{
    private int _prompts;
    private int _solutions;

    /// <summary>What was left out, a sentence each.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (_prompts > 0) yield return Said(_prompts, "rows with a longer prompt", "maxPromptTokens", options.MaxPromptTokens);
            if (_solutions > 0) yield return Said(_solutions, "longer solutions", "maxResponseTokens", options.MaxResponseTokens);
        }
    }

    /// <summary>The problem with those solutions that fit; null where its prompt does not.</summary>
    /// <param name="problem">As it was read.</param>
    /// <param name="place">Of the row.</param>
    /// <param name="errors">Gets what the tokenizer cannot write.</param>
    public FileProblem? Shortened(FileProblem problem, string place, RowErrors errors)
    {
        try
        {
            foreach (var text in problem.Solutions.Values.SelectMany(texts => texts).Append(problem.Prompt)) RequireCanonical(text);
            if (IsLonger(tokenizer.EncodePrompt(problem.Prompt).Length, options.MaxPromptTokens))
            {
                _prompts++;
                return null;
            }

            var fitting = problem.Solutions.Select(format => KeyValuePair.Create(format.Key, (IReadOnlyList<string>)
                [.. format.Value.Where(text => !IsLonger(tokenizer.Encode(text).Length + 1, options.MaxResponseTokens))])).ToList();
            _solutions += problem.Solutions.Values.Sum(texts => texts.Count) - fitting.Sum(format => format.Value.Count);
            return problem with { Solutions = fitting.Where(format => format.Value.Count > 0).ToDictionary() };
        }
        catch (FormatException error)
        {
            errors.Add(place, error.Message.TrimEnd('.'));
            return null;
        }
    }

    /// <summary>Two texts of the same words have to be one text, or one could be on either side.</summary>
    private void RequireCanonical(string text)
    {
        if (tokenizer is WordTokenizer && tokenizer.Decode(tokenizer.Encode(text)) != text)
        {
            throw new FormatException("with data.tokenizer.kind = words a text has single blanks between words, and no two numbers side by "
                + "side");
        }
    }

    private static bool IsLonger(int tokens, int most) => most > 0 && tokens > most;

    private static string Said(int count, string what, string key, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what} than data.files.{key} = {most} left out");
}
