using System.Globalization;
using RLCollapse.Config;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>What options of a model are called in Hugging Face's <c>config.json</c>.</summary>
internal static class LlamaKeys
{
    /// <summary>Every option of one value, its key there, and its value as both mean it.</summary>
    public static IReadOnlyList<(string Option, string Key, object Value)> Of(ModelOptions model) =>
    [
        ("width", "hidden_size", model.Width),
        ("layers", "num_hidden_layers", model.Layers),
        ("heads", "num_attention_heads", model.Heads),
        ("keyValueHeads", "num_key_value_heads", model.KeyHeads),
        ("headSize", "head_dim", model.HeadChannels),
        ("feedForward", "intermediate_size", model.FeedForward),
        ("vocabulary", "vocab_size", model.Vocabulary),
        ("contextLength", "max_position_embeddings", model.ContextLength),
        ("tieEmbeddings", "tie_word_embeddings", model.TieEmbeddings),
        ("ropeTheta", "rope_theta", model.RopeTheta),
        ("normEpsilon", "rms_norm_eps", model.NormEpsilon),
    ];

    /// <summary>Options in which a model's function differs from what a folder's weights were made for.</summary>
    /// <param name="theirs">Of the folder.</param>
    /// <param name="ours">Of a config; its vocabulary is that of the embedding.</param>
    /// <returns>Paths and values; a context may be shorter than theirs.</returns>
    public static IEnumerable<(string Option, string Ours, string Key, string Theirs)> Differences(ModelOptions theirs, ModelOptions ours)
    {
        foreach (var ((option, key, found), (_, _, asked)) in Of(theirs).Zip(Of(ours)))
        {
            var isShorter = asked is int length && option == "contextLength" && length <= theirs.ContextLength;
            if (!found.Equals(asked) && !isShorter)
                yield return ($"model.{option}", ConfigWriter.Text(asked), key, ConfigWriter.Text(found));
        }

        if (Scaling(theirs.RopeScaling) is var stretched && Scaling(ours.RopeScaling) is var own && own != stretched)
            yield return ("model.ropeScaling", own, "rope_scaling", stretched);
    }

    private static string Scaling(RopeScalingOptions scaling) => scaling.Kind switch
    {
        RopeScalingKind.None => "none",
        RopeScalingKind.Linear => string.Create(CultureInfo.InvariantCulture, $"linear by {scaling.Factor}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"llama3 by {scaling.Factor} ({scaling.LowFrequencyFactor} to "
            + $"{scaling.HighFrequencyFactor} turns in {scaling.OriginalContextLength} tokens)"),
    };
}
