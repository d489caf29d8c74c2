namespace RLCollapse.Data;

/// <summary>One format's part of a pretraining set.</summary>
/// <param name="Format">Its name.</param>
/// <param name="Examples">Number of its examples.</param>
/// <param name="ResponseTokens">Tokens of their responses, ends included.</param>
/// <param name="TokenShare">Its share [0, 1] of the response tokens.</param>
/// <param name="ExampleShare">Its share [0, 1] of the examples.</param>
public sealed record FormatPart(string Format, int Examples, long ResponseTokens, double TokenShare, double ExampleShare);
