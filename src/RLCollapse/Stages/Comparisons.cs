using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Preferences;
using RLCollapse.Sampling;

namespace RLCollapse.Stages;

/// <summary>Pairs of responses that the run's raters have compared.</summary>
internal static class Comparisons
{
    /// <summary>Pairs of training problems, in a random order.</summary>
    /// <param name="context">Data, raters, and how responses are sampled.</param>
    /// <param name="model">Its responses are compared.</param>
    /// <param name="count">Pairs.</param>
    /// <param name="seed">Of prompts, samples, choices and order.</param>
    public static IReadOnlyList<PreferencePair> OfTraining(StageContext context, ILanguageModel model, int count, Seed seed)
    {
        var problems = context.Data.Train.Where(problem => problem.HasAnswer).ToArray();
        seed.Derive("prompts").Generator().Shuffle<Problem>(problems);
        problems = [.. problems.Take(count)];
        var samples = 2 * ((count + problems.Length - 1) / problems.Length);
        PreferencePair[] pairs = [.. Of(context, model, problems, samples, seed.Derive("training"))];
        seed.Derive("pairs").Generator().Shuffle<PreferencePair>(pairs);
        return pairs[..count];
    }

    /// <summary>Pairs of some problems.</summary>
    /// <param name="context">Data, raters, and how responses are sampled.</param>
    /// <param name="model">Its responses are compared.</param>
    /// <param name="problems">Asked.</param>
    /// <param name="samples">Responses a problem, an even number.</param>
    /// <param name="seed">Of samples and choices.</param>
    public static IReadOnlyList<PreferencePair> Of(
        StageContext context, ILanguageModel model, Problem[] problems, int samples, Seed seed)
    {
        var (data, sampling) = (context.Data, context.Config.Rl.Sampling);
        int[][] prompts = [.. problems.Select(problem => data.Tokenizer.EncodePrompt(problem.Prompt))];
        var responses = Sampler.Sample(model, prompts,
            new(samples, sampling.Temperature, sampling.MaxNewTokens, data.Tokenizer.EndId, seed.Derive("samples")));
        return RatersOf(context).Compare(responses, prompts, prompt => problems[prompt], seed.Derive("raters"));
    }

    /// <summary>The run's raters.</summary>
    public static Raters RatersOf(StageContext context) => new(context.Config.RatersOfMember,
        new Grader(context.Data.Formats, context.Data.Tokenizer, context.Config.Rl.Sampling.Truncation), context.Judges);
}
