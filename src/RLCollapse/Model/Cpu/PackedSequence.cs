namespace RLCollapse.Model.Cpu;

/// <summary>A run of tokens in a packed batch.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Length">Its tokens, at least one.</param>
/// <param name="Continues">The sequence, standing before it, that it goes on from and whose tokens it sees; null for none. That one
/// continues no other.</param>
internal readonly record struct PackedSequence(int Start, int Length, int? Continues);
