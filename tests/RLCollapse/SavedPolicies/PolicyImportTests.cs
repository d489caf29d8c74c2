using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Data.Tokenizers;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.SavedPolicies;
using RLCollapse.Tests.Data.Tokenizers;

namespace RLCollapse.Tests.SavedPolicies;

public sealed class PolicyImportTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void There_and_back_and_there_again_is_the_same_to_the_byte(bool tied)
    {
        var first = Checkpoints.Export(Tiny.Config with { Model = Tiny.Config.Model with { TieEmbeddings = tied, RopeTheta = 500 } });
        var (imported, second) = (Checkpoints.NewPath(), Checkpoints.NewPath());

        PolicyImport.Write(first, imported, Assert.Fail);
        PolicyExport.Write(Checkpoints.Load(imported), second);

        string[] files = ["config.json", "config.resolved.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json",
            "value_head.safetensors"];
        Assert.Equal(files, Directory.GetFiles(second).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, file =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(first, file)), File.ReadAllBytes(Path.Combine(second, file))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_tokenizer_from_a_file_goes_with_the_export_and_what_stands_before_a_prompt_with_it(bool begins)
    {
        string export;
        using (var folder = TokenizerFolder.ByteFallback())
        {
            folder.Edit("tokenizer_config.json", config => config["add_bos_token"] = begins);
            export = Checkpoints.Export(Tiny.Config with
            {
                Model = Tiny.Config.Model with { Vocabulary = 300 },
                Data = Tiny.Config.Data with { Tokenizer = new() { Kind = TokenizerKind.File, File = folder.Path } },
            });
        }

        Assert.Equal(begins ? "<s>" : null, (string?)Json("tokenizer_config.json")["bos_token"]);
        Assert.Equal(begins, (bool)Json("tokenizer_config.json")["add_bos_token"]!);
        Assert.Equal(begins ? 1 : null, (int?)Json("config.json")["bos_token_id"]);
        var imported = Checkpoints.NewPath();
        PolicyImport.Write(export, imported, Assert.Fail);
        Directory.Delete(export, recursive: true);
        Assert.Equal(begins ? [1, 263] : [263], Checkpoints.Load(imported).Tokenizer.EncodePrompt("hi"));

        JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(export, file)))!;
    }

    [Fact]
    public void Other_numbers_in_the_tensors_are_taken()
    {
        var export = Checkpoints.Export(Tiny.Config);
        var file = Path.Combine(export, "model.safetensors");
        var changed = SafeTensorsReader.Read(file).Select(t => t with { Values = [.. t.Values.Select(v => v * 2)] }).ToArray();
        SafeTensors.Write(file, changed);
        var (imported, again) = (Checkpoints.NewPath(), Checkpoints.NewPath());

        PolicyImport.Write(export, imported, Assert.Fail);
        PolicyExport.Write(Checkpoints.Load(imported), again);

        Assert.Equal(changed.SelectMany(t => t.Values), SafeTensorsReader.Read(Path.Combine(again, "model.safetensors"))
            .SelectMany(t => t.Values));
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("model.safetensors")]
    [InlineData("value_head.safetensors")]
    public void A_missing_file_is_named_and_nothing_is_written(string file)
    {
        var export = Checkpoints.Export(Tiny.Config);
        File.Delete(Path.Combine(export, file));
        var target = Checkpoints.NewPath();

        Assert.Contains(file, Assert.Throws<UserErrorException>(() => PolicyImport.Write(export, target, Assert.Fail)).Message);
        Assert.False(Directory.Exists(target));
    }

    [Fact]
    public void A_tensor_that_does_not_fit_is_named_with_its_file()
    {
        var export = Checkpoints.Export(Tiny.Config);
        var file = Path.Combine(export, "model.safetensors");
        SafeTensors.Write(file, [.. SafeTensorsReader.Read(file).Where(t => t.Name != "model.layers.1.mlp.up_proj.weight")]);

        var message = Assert.Throws<UserErrorException>(() => PolicyImport.Write(export, Checkpoints.NewPath(), Assert.Fail)).Message;

        Assert.Contains("model.layers.1.mlp.up_proj.weight", message);
        Assert.Contains(file, message);
    }

    [Fact]
    public void Files_as_others_leave_them_are_refused_with_what_to_do()
    {
        var export = Checkpoints.Export(Tiny.Config);
        var (model, head) = (Path.Combine(export, "model.safetensors"), Path.Combine(export, "value_head.safetensors"));
        var tensors = SafeTensorsReader.Read(model);
        var rotary = new NamedTensor("model.layers.0.self_attn.rotary_emb.inv_freq", [4], [1, 2, 3, 4]);
        SafeTensors.Write(model, [.. tensors, rotary]);
        AssertRefused(export, "inv_freq", "has no place");
        SafeTensors.Write(model, [.. tensors, tensors[0] with { Name = "lm_head.weight" }]);
        AssertRefused(export, "'lm_head.weight'", "its head is the embedding", "save the model without it");
        File.WriteAllText(model, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n");
        AssertRefused(export, "pointer of git-lfs", "git lfs pull");
        File.Delete(model);
        AssertRefused(export, model, "safe_serialization");
        File.WriteAllText(model + ".index.json", "{}");
        AssertRefused(export, "no weight_map");
        File.Delete(model + ".index.json");
        SafeTensors.Write(model, tensors);
        File.Delete(head);
        AssertRefused(export, head, "no value head", "copy the one of the export");
        File.Delete(Path.Combine(export, "config.json"));
        AssertRefused(export, "config.json", "Copy the config.json");
    }

    private static void AssertRefused(string export, params string[] said)
    {
        var message = Assert.Throws<UserErrorException>(() => PolicyImport.Write(export, Checkpoints.NewPath(), Assert.Fail)).Message;
        Assert.All(said, part => Assert.Contains(part, message));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("there-is-none", Assert.Throws<UserErrorException>(
            () => PolicyImport.Write("there-is-none", Checkpoints.NewPath(), Assert.Fail)).Message);
}
