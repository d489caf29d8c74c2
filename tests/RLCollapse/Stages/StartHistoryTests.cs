using System.Text.Json.Nodes;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class StartHistoryTests : IDisposable
{
    private readonly string _root = Tiny.TemporaryFolder();

    private string Info => Path.Combine(_root, "run.json");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_start_says_when_from_which_commit_and_on_what()
    {
        using var policy = Tiny.Policy();
        var start = StartHistory.Now(Tiny.Config, policy);

        Assert.Subset(start.Select(fact => fact.Key).ToHashSet(), (HashSet<string>)
            ["started", "commit", "uncommittedChanges", "libtorch", "dotnet", "processor", "features", "kernels", "device", "dtype"]);
        Assert.Contains((int)start["vectorBits"]!, (int[])[128, 256, 512]);
        Assert.Equal("cpu", (string?)start["backend"]);
    }

    [Fact]
    public void Every_start_stays_and_one_that_was_made_otherwise_is_warned_of()
    {
        Assert.Empty(Start("a", threads: 1));
        Assert.Empty(Start("a", threads: 2));
        var warning = Assert.Single(Start("b", threads: 2));
        Assert.Contains("may end with other numbers than an unbroken one: commit a, now b", warning);
        Assert.DoesNotContain("threads", warning);
        var starts = JsonNode.Parse(File.ReadAllText(Info))!["starts"]!.AsArray();
        Assert.Equal(["a", "a", "b"], starts.Select(start => (string)start!["commit"]!));
    }

    [Fact]
    public void Starts_that_cannot_be_read_are_told_as_lost()
    {
        File.WriteAllText(Info, "[1, 2");

        Assert.Contains("what earlier starts were made with is lost: ", Assert.Single(Start("a", threads: 1)));
    }

    private List<string> Start(string commit, int threads)
    {
        var heard = new Warnings();
        var now = new JsonObject { ["started"] = Guid.NewGuid().ToString(), ["commit"] = commit, ["threads"] = threads };
        File.WriteAllText(Info, new JsonObject { ["starts"] = StartHistory.With(Info, now, heard) }.ToJsonString());
        return heard.Messages;
    }
}
