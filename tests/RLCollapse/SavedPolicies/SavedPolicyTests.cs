using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.SavedPolicies;
using TorchSharp;

namespace RLCollapse.Tests.SavedPolicies;

public sealed class SavedPolicyTests
{
    [Fact]
    public void Every_kind_of_checkpoint_gives_its_policy()
    {
        var root = Tiny.TemporaryFolder();
        var run = Pipeline.Run(Tiny.Config, root, fresh: false, NullObserver.Instance, CancellationToken.None);
        var facts = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "run.json")))!;
        var @base = Path.Combine(root, "bases", (string)facts["baseHash"]!);
        var imported = Checkpoints.NewPath();
        PolicyExport.Write(Checkpoints.Load(run), Path.Combine(root, "exported"));
        PolicyImport.Write(Path.Combine(root, "exported"), imported, Assert.Fail);

        foreach (var path in (string[])[run, run + "/", Newest(run), imported, Newest(imported)])
            Assert.Equal((string)facts["policyWeights"]!, HashAt(path));
        foreach (var path in (string[])[@base, Newest(@base)]) Assert.Equal((string)facts["baseWeights"]!, HashAt(path));
        Assert.Equal(ConfigWriter.ToJson(Tiny.Config), ConfigWriter.ToJson(Checkpoints.Load(imported).Config));
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over_with_a_warning()
    {
        var folder = Checkpoints.Folder(Tiny.Config);
        var whole = HashAt(folder);
        var damaged = Path.Combine(folder, "checkpoints", "step-00000009.ckpt");
        File.WriteAllText(damaged, "RLCOLLAPSE-CKPT1 and more than 32 bytes of what an older version wrote");
        var warnings = new List<string>();

        using var policy = SavedPolicy.Load(folder, warnings.Add).Create(torch.CPU);

        Assert.Equal(whole, PolicyWeights.Hash(policy));
        Assert.Contains(damaged, Assert.Single(warnings));
        Assert.Contains("older version", Refusal(damaged));
    }

    [Fact]
    public void What_is_no_checkpoint_is_refused_with_a_remedy()
    {
        var folder = Tiny.TemporaryFolder();
        Assert.Contains("There is no checkpoint at", Refusal(Path.Combine(folder, "nowhere")));
        Assert.Contains("holds no whole checkpoint", Refusal(folder));
        var export = Checkpoints.Export(Tiny.Config);
        Assert.Contains($"rlcollapse import {export}", Refusal(export));
        var without = Checkpoints.Folder(Tiny.Config);
        File.Delete(Path.Combine(without, "config.resolved.json"));
        Assert.Contains(Path.Combine(without, "config.resolved.json"), Refusal(without));
    }

    [Fact]
    public void A_config_of_another_model_is_refused_with_the_path()
    {
        var folder = Checkpoints.Folder(Tiny.Config);
        File.WriteAllText(Path.Combine(folder, "config.resolved.json"),
            ConfigWriter.ToJson(Tiny.Config with { Model = Tiny.Config.Model with { Width = 32 } }));

        var message = Assert.Throws<UserErrorException>(() => Checkpoints.Load(folder).Create(torch.CPU)).Message;

        Assert.Contains(folder, message);
        Assert.Contains("of shape", message);
    }

    private static string Refusal(string path) => Assert.Throws<UserErrorException>(() => Checkpoints.Load(path)).Message;

    private static string Newest(string folder) => Directory.GetFiles(Path.Combine(folder, "checkpoints")).Max(StringComparer.Ordinal)!;

    private static string HashAt(string path)
    {
        using var policy = Checkpoints.Load(path).Create(torch.CPU);
        return PolicyWeights.Hash(policy);
    }
}
