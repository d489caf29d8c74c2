using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>Loss per response token on held-out problems, for each format on its own.</summary>
internal static class HeldOutLoss
{
    private const int Examples = 64;

    /// <summary>Measures a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="data">The held-out solutions.</param>
    /// <param name="record">Gets <c>heldout_loss/NAME</c> in nats per token.</param>
    public static void Probe(ILanguageModel policy, Dataset data, MetricsRecord record)
    {
        for (var f = 0; f < data.Formats.Count; f++)
        {
            var examples = data.HeldOut[f].Take(Examples).ToArray();
            record[$"heldout_loss/{data.Formats[f].Name}"] =
                SupervisedLoss.Mean(policy, examples, LossTokens.Response, data.Tokenizer.PadId);
        }
    }
}
