namespace RLCollapse.Analysis.Claims;

/// <summary>One number per seed: the mean over the seed's runs, where a claim leaves an axis open.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Value">Mean over its runs; +∞ where one of them is.</param>
/// <param name="Bases">Pretrained bases of its runs, in order.</param>
public sealed record SeedValue(string Seed, double Value, IReadOnlyList<string> Bases);
