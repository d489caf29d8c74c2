using RLCollapse.Model;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Small models of every shape that weights from elsewhere may have.</summary>
internal static class ModelVariants
{
    private static readonly ModelOptions Base = new() { Width = 24, Heads = 4, FeedForward = 19, Layers = 3, ContextLength = 96 };

    private static readonly OrderedDictionary<string, ModelOptions> All = new()
    {
        ["4 heads with 2 of keys"] = Base with { KeyValueHeads = 2 },
        ["4 heads with 1 of keys"] = Base with { KeyValueHeads = 1, TieEmbeddings = false },
        ["4 heads with 4 of keys"] = Base with { KeyValueHeads = 4 },
        ["6 heads with 3 of keys"] = Base with { Heads = 6, KeyValueHeads = 3, HeadSize = 4 },
        ["wider heads"] = Base with { HeadSize = 10 },
        ["wider heads, 2 of keys"] = Base with { HeadSize = 18, KeyValueHeads = 2, TieEmbeddings = false },
        ["narrower heads"] = Base with { HeadSize = 2, KeyValueHeads = 2 },
        ["heads that do not divide the width"] = Base with { Width = 22, HeadSize = 8, KeyValueHeads = 1 },
        ["whole vectors"] = Base with { Width = 64, HeadSize = 32, KeyValueHeads = 2, FeedForward = 64 },
        ["linear scaling"] = Base with { RopeScaling = new() { Kind = RopeScalingKind.Linear, Factor = 4 }, KeyValueHeads = 2 },
        ["llama3 scaling"] = Base with
        {
            HeadSize = 16, KeyValueHeads = 2, RopeTheta = 500,
            RopeScaling = new() { Kind = RopeScalingKind.Llama3, Factor = 8, OriginalContextLength = 64 },
        },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static ModelOptions Get(string name) => All[name];
}
