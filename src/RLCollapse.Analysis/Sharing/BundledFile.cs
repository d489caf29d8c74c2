namespace RLCollapse.Analysis.Sharing;

/// <summary>A file of a bundle as its manifest has it.</summary>
/// <param name="Path">In the bundle, its parts separated by '/'.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, in hex.</param>
public sealed record BundledFile(string Path, long Bytes, string Sha256);
