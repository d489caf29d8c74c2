using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>
/// Sizes of a model from a <c>config.json</c> of whoever's making. What transformers takes where a key is absent is taken here; what
/// would make another function of the weights than <see cref="ModelOptions"/> can say is refused by its key.
/// </summary>
internal sealed class LlamaConfigReader
{
    private const int LongestContext = 32_768; // of model.contextLength; positions do not depend on it

    /// <summary>Keys that may stand there only with these values, or null: anything else is another architecture.</summary>
    private static readonly (string Key, string[] Allowed, string Remedy)[] Fixed =
    [
        ("model_type", ["llama"], "only Llama's architecture is read"),
        ("hidden_act", ["silu", "swish"], "the gate's function is silu alone"),
        ("attention_bias", ["false"], "there are no biases"),
        ("mlp_bias", ["false"], "there are no biases"),
        ("pretraining_tp", ["1"], "weights are not read in slices"),
        ("quantization_config", [], "save the model in bfloat16, float16 or float32"),
        ("compression_config", [], "save the model in bfloat16, float16 or float32"),
    ];

    private readonly JsonPart _config;
    private readonly string _path;

    private LlamaConfigReader(JsonPart config, string path) => (_config, _path) = (config, path);

    /// <summary>Reads a config.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Sizes; <see cref="ModelOptions.Vocabulary"/> is that of the embedding.</returns>
    /// <exception cref="UserErrorException">It cannot be read, or asks for what there is not; the message names the key.</exception>
    public static ModelOptions Read(string path)
    {
        var config = JsonFile.Read(path, $"There is no '{path}', so nothing says what shape the weights beside it have. "
            + "Copy the config.json that was saved with them, or the one of the export they come from.");
        if (config.Kind != JsonValueKind.Object) throw new UserErrorException($"Cannot read '{path}': a config is an object: {{ … }}.");
        return new LlamaConfigReader(config, path).Read();
    }

    private ModelOptions Read()
    {
        RefuseOtherArchitectures();
        var (width, heads) = (Whole("hidden_size"), Whole("num_attention_heads"));
        var (keyHeads, headSize) = (Whole("num_key_value_heads", heads), Whole("head_dim", 0));
        var (theta, scaling) = LlamaRope.Read(_config, _path);
        var model = new ModelOptions
        {
            Width = width,
            Layers = Whole("num_hidden_layers"),
            Heads = heads,
            KeyValueHeads = keyHeads == heads ? 0 : keyHeads,
            HeadSize = (long)headSize * heads == width ? 0 : headSize,
            FeedForward = Whole("intermediate_size"),
            ContextLength = Math.Min(Whole("max_position_embeddings", 2_048), LongestContext),
            Vocabulary = Whole("vocab_size"),
            TieEmbeddings = Truth("tie_word_embeddings"),
            RopeTheta = theta,
            RopeScaling = scaling,
            NormEpsilon = Number(_config, "rms_norm_eps", _path),
        };
        RequireRanges(model);
        return model;
    }

    private void RefuseOtherArchitectures()
    {
        if (_config["model_type"] is null && _config["architectures"] is null) throw Lacks(_path, "model_type or architectures");
        foreach (var (key, allowed, remedy) in Fixed)
        {
            if (Said(key) is { } value && !allowed.Contains(value.Text)) throw Refused(value, remedy);
        }

        if (Said("architectures") is { } names && names.Items is not [{ Text: "LlamaForCausalLM" }])
            throw Refused(names, "only [\"LlamaForCausalLM\"] is read");
        if (Said("sliding_window") is { } window && Said("use_sliding_window")?.Kind != JsonValueKind.False)
            throw Refused(window, "every token sees all that came before it");
        if (Said("layer_types") is { } layers && layers.Items.FirstOrDefault(layer => layer.Text != "full_attention") is { } other)
            throw Refused(other, "every token sees all that came before it");
    }

    private void RequireRanges(ModelOptions model)
    {
        foreach (var (option, key, value) in LlamaKeys.Of(model))
        {
            var property = typeof(ModelOptions).GetProperty(char.ToUpperInvariant(option[0]) + option[1..])!;
            if (Bounds.Problems(property, value).FirstOrDefault() is { } problem)
                throw new UserErrorException($"'{_path}' has {key} = {value}: model.{option} {problem}.");
        }

        var wrong = model.Validate(new(model) { DisplayName = "model" })
            .Concat(model.RopeScaling.Validate(new(model.RopeScaling) { DisplayName = "model.ropeScaling" })).FirstOrDefault();
        if (wrong is not null) throw new UserErrorException($"'{_path}' makes no model: {wrong.ErrorMessage}.");
    }

    private JsonPart? Said(string key) => _config[key] is { Kind: not JsonValueKind.Null } value ? value : null;

    private int Whole(string key, int? absent = null)
    {
        if (Said(key) is not { } value) return absent ?? throw Lacks(_path, key);
        return value.Whole is > 0 and <= int.MaxValue and var number ? (int)number
            : throw new UserErrorException($"'{_path}' has {Shown(value)}, which should be a whole number above 0.");
    }

    private bool Truth(string key) => Said(key) is { } value && value.Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new UserErrorException($"'{_path}' has {Shown(value)}, which should be true or false."),
    };

    /// <summary>A number that has to be there.</summary>
    /// <exception cref="UserErrorException">It is not, or is none.</exception>
    internal static double Number(JsonPart section, string key, string path)
    {
        if (section[key] is not { Kind: not JsonValueKind.Null } value)
            throw Lacks(path, section.Path.Length > 0 ? $"{section.Path}.{key}" : key);
        return value.Number ?? throw new UserErrorException($"'{path}' has {Shown(value)}, which should be a number.");
    }

    /// <summary>The error of a config that lacks a key.</summary>
    internal static UserErrorException Lacks(string path, string key) => new(
        $"'{path}' has no {key}, so it is not known what its weights mean: take the config.json that was saved with them.");

    private UserErrorException Refused(JsonPart value, string remedy) =>
        new($"'{_path}' has {Shown(value)}, which is not supported: {remedy}.");

    /// <summary>A key with its value, on one line.</summary>
    internal static string Shown(JsonPart value) => $"{value.Path} = " + value.Kind switch
    {
        JsonValueKind.Object => "{ … }",
        JsonValueKind.Array => $"[{string.Join(", ", value.Items.Select(item => item.Json))}]",
        _ => value.Json,
    };
}
