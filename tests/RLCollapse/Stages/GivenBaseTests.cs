using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.SavedPolicies;
using RLCollapse.Stages;
using RLCollapse.Tests.Data.Tokenizers;

namespace RLCollapse.Tests.Stages;

/// <summary>Runs whose base is a folder of others, made here by taking away what only our exports have.</summary>
public sealed class GivenBaseTests
{
    private static readonly ModelOptions Model = Tiny.Config.Model with { KeyValueHeads = 1, HeadSize = 12, Vocabulary = 160 };

    private readonly ConfigFolder _folder = new();
    private readonly string _root = Tiny.TemporaryFolder();
    private readonly string _given = Foreign();

    private RunConfig Config => Tiny.Config with { Model = Model, Pretraining = Tiny.Config.Pretraining with { From = _given } };

    [Fact]
    public void The_base_is_the_folders_weights_and_a_value_head_of_zeros_and_the_run_goes_on_from_there()
    {
        var run = Pipeline.Run(Config, _root, fresh: false, NullObserver.Instance, CancellationToken.None);

        var trained = PolicyWeights.Of(Checkpoints.Load(BaseCache.Folder(_root, Config)).Create(TorchSharp.torch.CPU));
        var given = LlamaFolder.Open(_given).Weights().ToDictionary(weight => weight.Name);
        Assert.All(trained, weight => Assert.Equal(given[weight.Name].Values, weight.Values));
        Assert.All(trained[^1].Values, value => Assert.Equal(0, value));
        Assert.True(File.Exists(Path.Combine(run, RunFiles.Done)));
        var lines = File.ReadAllLines(Path.Combine(run, RunFiles.Metrics));
        Assert.Single(lines, line => line.Contains("\"phase\":\"pretraining\"") && line.Contains("heldout_loss/"));
        Assert.Contains(lines, line => line.Contains("\"phase\":\"rl\""));
    }

    [Fact]
    public void A_supervised_stage_may_follow()
    {
        var config = Config with
        {
            Stages = ["pretraining", "tune"],
            NamedSections = new Dictionary<string, NamedSection> { ["tune"] = new("supervised", new SupervisedOptions { Steps = 2 }) },
        };
        var run = Pipeline.Run(config, _root, fresh: false, NullObserver.Instance, CancellationToken.None);
        Assert.Contains(File.ReadAllLines(Path.Combine(run, RunFiles.Metrics)), line => line.Contains("\"phase\":\"tune\"")
            && line.Contains("loss/train"));
    }

    [Fact]
    public void A_run_is_named_by_what_is_in_the_folder_and_not_by_where_it_is_or_what_training_would_have_been()
    {
        var (here, moved) = (RunIdentity.IdOf(Config), Checkpoints.NewPath());
        Directory.Move(_given, moved);
        var there = Config with { Pretraining = Config.Pretraining with { From = moved, Steps = 7, LearningRate = 0.5, WarmupSteps = 9 } };
        Assert.Equal(here, RunIdentity.IdOf(there));
        Assert.NotEqual(here, RunIdentity.IdOf(there with { Pretraining = there.Pretraining with { BatchSize = 9 } }));
        Assert.NotEqual(here, RunIdentity.IdOf(there with { Pretraining = there.Pretraining with { From = "" } }));

        var file = Path.Combine(moved, "model.safetensors");
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(5));
        Assert.NotEqual(here, RunIdentity.IdOf(there));
        Assert.Contains(_given, Assert.Throws<UserErrorException>(() => RunIdentity.IdOf(Config)).Message);
    }

    [Fact]
    public void A_model_that_the_config_says_otherwise_is_told_option_by_option_before_the_run()
    {
        var other = Config with { Model = Model with { Heads = 4, RopeTheta = 7, Vocabulary = 0, ContextLength = 120 } };
        var message = Assert.Throws<UserErrorException>(() => Preflight.Data(other)).Message;
        Assert.All(
            [
                "model.heads is 4, num_attention_heads there 2", "model.ropeTheta is 7, rope_theta there 10000",
                $"model.vocabulary is {Tiny.Data.Tokenizer.VocabularySize}, vocab_size there 160", "rlcollapse import", "model.json",
            ],
            part => Assert.Contains(part, message));
        Assert.DoesNotContain("contextLength", message); // a shorter one will do
        Assert.Contains("model.contextLength is 129, max_position_embeddings there 128", Assert.Throws<UserErrorException>(
            () => Preflight.Data(Config with { Model = Model with { ContextLength = 129 } })).Message);
    }

    [Fact]
    public void A_weight_that_is_not_there_is_told_before_the_run()
    {
        var file = Path.Combine(_given, "model.safetensors");
        SafeTensors.Write(file, [.. SafeTensorsReader.Read(file).Where(tensor => tensor.Name != "model.norm.weight")]);
        Assert.Contains("no tensor 'model.norm.weight'", Assert.Throws<UserErrorException>(() => Preflight.Data(Config)).Message);
    }

    [Theory]
    [InlineData("more.from", "name it in the first stage",
        """{ "stages": ["pretraining", "more", "rl"], "more": { "kind": "pretraining", "from": "x" } }""")]
    [InlineData("pretraining.from", "the same for every seed",
        """{ "data": { "domain": "names" }, "reward": { "terms": { "typicality": 0.1 } }, "pretraining": { "from": "x" } }""")]
    public void What_a_base_from_elsewhere_cannot_be_is_refused(string path, string message, string json)
    {
        var issue = Assert.Single(_folder.Load(json).Issues);
        Assert.Equal(path, issue.Path);
        Assert.Contains(message, issue.Message);
    }

    [Fact]
    public void What_import_writes_is_a_config_to_begin_with()
    {
        var imported = Checkpoints.NewPath();
        PolicyImport.Write(_given, imported, _ => { });
        var extended = JsonSerializer.Serialize(Path.Combine(imported, "model.json"));
        var config = _folder.Load($$"""{ "extends": {{extended}} }""").Config;
        Assert.Equal(Model with { ContextLength = 128 }, config.Model);
        Assert.Equal(_given, config.Pretraining.From);
        Preflight.Data(config);
    }

    [Fact]
    public void The_folders_tokenizer_comes_with_it_where_it_can_be_read_and_fits()
    {
        using var tokenizer = TokenizerFolder.ByteLevel();
        var given = Foreign(Model with { Vocabulary = 300 });
        foreach (var file in Directory.GetFiles(tokenizer.Path)) File.Copy(file, Path.Combine(given, Path.GetFileName(file)));
        var (imported, tooFew) = (Checkpoints.NewPath(), Checkpoints.NewPath());
        PolicyImport.Write(given, imported, Assert.Fail);
        var saved = Checkpoints.Load(imported);
        Assert.Equal((262, 300), (saved.Tokenizer.VocabularySize, saved.Create(TorchSharp.torch.CPU).VocabularySize));
        Assert.Contains("\"kind\": \"file\"", File.ReadAllText(Path.Combine(imported, "model.json")));

        File.Copy(Path.Combine(tokenizer.Path, "tokenizer.json"), Path.Combine(_given, "tokenizer.json"));
        File.Copy(Path.Combine(tokenizer.Path, "tokenizer_config.json"), Path.Combine(_given, "tokenizer_config.json"));
        var warnings = new List<string>();
        PolicyImport.Write(_given, tooFew, warnings.Add);
        Assert.Contains("has 262 ids, but model.vocabulary is 160", Assert.Single(warnings));
        Assert.DoesNotContain("tokenizer", File.ReadAllText(Path.Combine(tooFew, "model.json")));
    }

    private static string Foreign(ModelOptions? model = null)
    {
        var folder = Checkpoints.Export(Tiny.Config with { Model = model ?? Model });
        foreach (var file in new[] { "config.resolved.json", "value_head.safetensors", "tokenizer.json", "tokenizer_config.json" })
            File.Delete(Path.Combine(folder, file));
        return folder;
    }
}
