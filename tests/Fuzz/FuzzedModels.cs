using System.Text;
using System.Text.Json.Nodes;
using RLCollapse.HuggingFace;
using RLCollapse.Model;

namespace RLCollapse.Tests.Fuzz;

/// <summary>Readers of models from elsewhere.</summary>
internal static class FuzzedModels
{
    private const string Header = """
        {"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
         "b.weight":{"dtype":"BF16","shape":[4],"data_offsets":[24,32]},"c":{"dtype":"F16","shape":[],"data_offsets":[32,34]}}
        """;

    private static readonly string[] Types = ["\"F64\"", "\"I8\"", "\"BF16\"", "\"F16\"", "\"F32\"", "24", "32", "34"];

    public static FuzzedReader OfSafeTensors()
    {
        var file = Path.Combine(FuzzedReaders.Folder, "t.safetensors");
        SafeTensors.Write(file, [new NamedTensor("a", [2, 3], [1, 2, 3, 4, 5, 6]), new NamedTensor("b.weight", [2], [1, 2])]);
        return new("safetensors", [File.ReadAllBytes(file), WithPrefix(Encoding.UTF8.GetBytes(Header))], input =>
        {
            FuzzedReaders.Write(file, input);
            SafeTensorsReader.Read(file);
        }) { IsBinary = true, Places = [file] };
    }

    /// <summary>Headers whose length is told right, so that what is in them is read.</summary>
    public static FuzzedReader OfHeader()
    {
        var file = Path.Combine(FuzzedReaders.Folder, "header.safetensors");
        return new("safetensors header", [Encoding.UTF8.GetBytes(Header)], input =>
        {
            FuzzedReaders.Write(file, WithPrefix(input));
            SafeTensorsReader.Read(file);
        }) { Places = [file], Words = Types };
    }

    public static FuzzedReader OfIndex()
    {
        var folder = Directory.CreateDirectory(Path.Combine(FuzzedReaders.Folder, "index of weights")).FullName;
        SafeTensors.Write(Path.Combine(folder, "1.safetensors"), [new("a", [1], [1]), new("b", [1], [2])]);
        SafeTensors.Write(Path.Combine(folder, "2.safetensors"), [new("c", [2], [1, 2])]);
        return FuzzedReaders.OfFile("index of weights", "model.safetensors.index.json",
            [
                """
                {"metadata":{"total_size":16},"weight_map":{"a":"1.safetensors","b":"1.safetensors","c":"2.safetensors"}}
                """,
                """
                {"weight_map":{"c":"2.safetensors"}}
                """,
            ],
            _ => LlamaWeights.Open(folder), ".safetensors");
    }

    public static FuzzedReader OfLlamaConfig()
    {
        var expected = LlamaConfig.Of(Tiny.Config.Model, Tiny.Data.Tokenizer);
        var v5 = expected.DeepClone().AsObject();
        v5.Remove("rope_theta");
        v5["rope_parameters"] = new JsonObject { ["rope_type"] = "default", ["rope_theta"] = Tiny.Config.Model.RopeTheta };
        return FuzzedReaders.OfFile("Hugging Face config", "config.json", [expected.ToJsonString(), v5.ToJsonString()],
            file => LlamaConfig.RequireSame(file, Tiny.Config.Model, Tiny.Data.Tokenizer.VocabularySize));
    }

    public static FuzzedReader OfForeignConfig() => FuzzedReaders.OfFile("config of a foreign model", "config.json",
        [.. new[] { "4 heads with 2 of keys", "linear scaling", "llama3 scaling" }.Select(name =>
            LlamaConfig.Of(ModelVariants.Get(name) with { Vocabulary = 512 }, Tiny.Data.Tokenizer).ToJsonString())],
        file => LlamaConfigReader.Read(file));

    private static byte[] WithPrefix(byte[] header) => [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[34]];
}
