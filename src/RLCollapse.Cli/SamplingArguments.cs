using System.CommandLine;
using RLCollapse.Cli.Runs;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Cli;

/// <summary>How a saved policy is found and sampled from: the options that <c>eval</c> and <c>sample</c> share.</summary>
internal sealed class SamplingArguments
{
    private readonly Option<double?> _temperature = NumberOption.Positive(
        "--temperature", "Divides the scores before the softmax; the run's rl.sampling.temperature when not given.", "T");

    private readonly Option<double?> _topP = NumberOption.Positive(
        "--top-p", "Mass of the nucleus that is sampled from; 1, the whole support, when not given.", "P", most: 1);

    private readonly Option<int?> _seed = NumberOption.Whole("--seed", "Seed of the draws; 0 when not given.", "N", 0);
    private readonly Option<string> _results = ResultsOption.Create();

    /// <summary>Declares them.</summary>
    public SamplingArguments(Command verb)
    {
        foreach (var option in (Option[])[_temperature, _topP, _seed, _results]) verb.Options.Add(option);
    }

    /// <summary>The policy that is meant.</summary>
    public SavedPolicy Load(ParseResult parsed, Argument<string> checkpoint, CliContext context) => SavedPolicy.Load(
        RunArgument.Checkpoint(parsed.GetRequiredValue(checkpoint), parsed.GetRequiredValue(_results), context), context.Error.WriteLine);

    /// <summary>T; null for the run's.</summary>
    public double? Temperature(ParseResult parsed) => parsed.GetValue(_temperature);

    /// <summary>Mass of the nucleus.</summary>
    public double TopP(ParseResult parsed) => parsed.GetValue(_topP) ?? 1;

    /// <summary>Of the draws.</summary>
    public int Seed(ParseResult parsed) => parsed.GetValue(_seed) ?? 0;
}
