using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Preferences;
using RLCollapse.Runs;
using RLCollapse.Stages;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Stages;

public sealed class CompanionTests : IDisposable
{
    private const string Asking = """
        {
          "companions": { "other": "experiment.seedOffset=10 rl.epochs=0" },
          "reward": { "terms": { "typicality/other": 0.5 } }
        }
        """;

    private readonly ConfigFolder _folder = new();
    private readonly string _root = Tiny.TemporaryFolder();

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void A_companion_is_the_run_of_another_seed_in_the_same_world_under_its_overrides_and_asks_nobody()
    {
        var run = _folder.Load(Asking, "experiment.seed=3", "raters.likes.typicality/other=1", "raters.likes.correct=1").Config;
        var (name, companion) = Assert.Single(CompanionConfig.Of(run));

        Assert.Equal(("other", 13, 0.0, 3), (name, companion.Experiment.Seed, companion.Rl.Epochs, companion.Data.Names.World));
        Assert.Empty(companion.Companions);
        Assert.Empty(companion.Reward.Terms);
        Assert.Equal(["correct"], companion.Raters.Likes.Keys);
    }

    [Fact]
    public void A_companions_program_that_is_not_there_is_told_before_anything_is_written()
    {
        var run = _folder.Load(Asking, "companions.other=reward.terms.command=1 reward.command.run=no-such-program").Config;

        var error = Assert.Throws<UserErrorException>(
            () => Pipeline.Run(run, _root, fresh: false, NullObserver.Instance, CancellationToken.None));

        Assert.Contains("there is no program no-such-program", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public void A_run_is_known_by_the_companions_that_it_asks_and_not_by_how_they_are_written()
    {
        var asking = RunIdentity.IdOf(_folder.Load(Asking).Config);

        Assert.Equal(asking, RunIdentity.IdOf(_folder.Load(Asking, "companions.other=rl.epochs=0  experiment.seedOffset=10").Config));
        Assert.Equal(asking, RunIdentity.IdOf(_folder.Load(Asking, "companions.unasked=rl.epochs=2").Config));
        Assert.NotEqual(asking, RunIdentity.IdOf(_folder.Load(Asking, "companions.other=experiment.seedOffset=11 rl.epochs=0").Config));
        Assert.Equal(RunIdentity.IdOf(new()), RunIdentity.IdOf(_folder.Load("{}", "companions.unasked=rl.epochs=2").Config));
    }

    [Fact]
    public void A_reward_model_is_known_by_the_companions_that_its_raters_ask()
    {
        const string Learned = """
            {
              "stages": ["pretraining", "reward-model", "rl"], "reward-model": {}, "companions": { "other": "rl.epochs=0" },
              "raters": { "groups": { "old": 1, "young": 1 }, "groupLikes": { "old/typicality/other": 1 } }
            }
            """;
        var asking = _folder.Load(Learned).Config;
        var others = _folder.Load(Learned, "companions.other=rl.epochs=1").Config;

        Assert.Equal(["other"], asking.AskedCompanions);
        Assert.NotEqual(RunIdentity.HashOfRewardModel(asking, null), RunIdentity.HashOfRewardModel(others, null));
        Assert.Contains(RunIdentity.HashOfRewardModel(CompanionConfig.Of(asking)[0].Config, null), RunIdentity.HashesOfShared(asking));
    }

    [Theory]
    [InlineData("reward.terms.typicality/othr", "there is no companion 'othr'; known: other", "reward.terms.typicality/othr=1")]
    [InlineData("raters.likes.typicality/b", "there is no companion 'b'", "raters.likes.typicality/b=1")]
    [InlineData("companions.other", "rl.epochz: unknown key; did you mean rl.epochs?", "companions.other=rl.epochz=1")]
    [InlineData("companions.other", "rl.epochs: must be from 0", "companions.other=rl.epochs=-1")]
    [InlineData("companions.other", "an override is written path=value", "companions.other=rl.epochs")]
    [InlineData("companions.other", "is no offset of the seed", "companions.other=experiment.seedOffset=ten")]
    [InlineData("companions.other", "no companions of its own", "companions.other=companions.more=rl.epochs=0")]
    [InlineData("companions.other", "a companion has none of its own", "companions.other=reward.terms.typicality/other=1")]
    [InlineData("companions.other", "its vocabulary is another one", "companions.other=data.formats=terse,prose")]
    [InlineData("companions.other", "leaves no room", "companions.other=model.contextLength=90")]
    [InlineData("companions.a/b", "is no name of a companion", "companions.a/b=rl.epochs=0")]
    [InlineData("reward.terms.length/other", "there is no part of the reward with a weight", "reward.terms.length/other=1")]
    public void What_cannot_be_is_told_with_its_key(string path, string message, string wrong)
    {
        var issue = Assert.Single(_folder.Load(Asking, wrong).Issues);

        Assert.Equal(path, issue.Path);
        Assert.Contains(message, issue.Message);
    }

    [Fact]
    public void What_is_wrong_with_the_run_itself_is_not_told_again_of_its_companions()
    {
        Assert.Equal("rl.epochs", Assert.Single(_folder.Load(Asking, "rl.epochs=-1").Issues).Path);
        Assert.Equal("stages", Assert.Single(_folder.Load(Asking, "stages=pretraining").Issues).Path);
    }

    [Fact]
    public void It_is_trained_once_then_found_and_pays_by_how_likely_its_policy_finds_a_response()
    {
        var run = Tiny.Config with
        {
            Companions = new Dictionary<string, string> { ["other"] = "experiment.seedOffset=10 rl.epochs=0" },
            Reward = new() { Correctness = 0, Terms = new Dictionary<string, double> { ["typicality/other"] = 2 } },
        };
        var (_, companion) = Assert.Single(CompanionConfig.Of(run));
        Assert.Throws<UserErrorException>(() => CompanionPolicy.Load("other", companion, _root, 1, CPU));

        var first = Pipeline.Run(run, _root, fresh: false, NullObserver.Instance, CancellationToken.None);
        var other = Path.Combine(_root, RunIdentity.IdOf(companion));
        var done = File.GetLastWriteTimeUtc(Path.Combine(other, RunFiles.Done));
        var again = Pipeline.Run(run, _root, fresh: true, NullObserver.Instance, CancellationToken.None);

        Assert.Equal(first, again);
        Assert.Equal(done, File.GetLastWriteTimeUtc(Path.Combine(other, RunFiles.Done)));
        Assert.Equal([first, other], RunFolders());
        Assert.Contains($"\"other\": \"{Path.GetFileName(other)}\"", File.ReadAllText(Path.Combine(first, RunFiles.Info)));

        using var policy = CompanionPolicy.Load("other", companion, _root, Tiny.Data.Tokenizer.VocabularySize, CPU);
        var tokenizer = Tiny.Data.Tokenizer;
        var paid = File.ReadLines(Path.Combine(first, RunFiles.Samples)).Select(line => JsonNode.Parse(line)!)
            .Where(sample => !((string)sample["response"]!).Contains('<')).ToArray(); // no token that has no text
        Assert.NotEmpty(paid);
        Assert.All(paid, sample =>
        {
            int[] ended = (bool)sample["ended"]! ? [tokenizer.EndId] : [];
            int[] response = [.. tokenizer.Encode((string)sample["response"]!), .. ended];
            var likely = new Likelihood(policy, tokenizer).Of((string)sample["prompt"]!, [response]).Single();
            Assert.Equal(2 * likely, (double)sample["reward"]!, 1e-3);
        });
    }

    private IEnumerable<string> RunFolders() => Directory.GetDirectories(_root, "tiny-*").Order(StringComparer.Ordinal);
}
