using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Sampling;

namespace RLCollapse.Rewards;

/// <summary>
/// reward = correctness · [answer right ∧ its run did not fail] − tokenCost · tokens. The run of a code response fails
/// at random with a fixed probability, drawn from a stream of its own: a ceiling that no training removes.
/// </summary>
/// <param name="options">What is paid for.</param>
/// <param name="formats">Formats a response can be in.</param>
/// <param name="tokenizer">Ids to text.</param>
/// <param name="truncation">What a cut response earns.</param>
public sealed class RewardFunction(RewardOptions options, IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer, TruncationMode truncation)
{
    /// <summary>Judges a response.</summary>
    /// <param name="response">What was sampled.</param>
    /// <param name="problem">What was asked.</param>
    /// <param name="failures">Stream that decides whether the run of a code response fails.</param>
    public Judgement Judge(Response response, Problem problem, Seed failures)
    {
        var text = Text(response);
        var (format, answer) = response.Ended || truncation == TruncationMode.Keep ? Classify(text) : (Classification.MalformedIndex, null);
        var correct = answer == problem.Answer;
        var fails = format >= 0 && formats[format].IsExecuted && failures.Generator().NextDouble() < options.ExecutionFailureRate;
        var reward = (correct && !fails ? options.Correctness : 0) - (options.TokenCost * response.Tokens.Length);
        return new(format, answer, correct, reward);
    }

    /// <summary>A response's text without its end token.</summary>
    public string Text(Response response) => tokenizer.Decode(response.Ended ? response.Tokens.AsSpan(0, response.Tokens.Length - 1) : response.Tokens);

    private (int Format, long? Answer) Classify(string text)
    {
        var found = FormatClassifier.Classify(text, formats);
        return (found.FormatIndex, found.Answer);
    }
}
