namespace RLCollapse.Model.Cpu;

/// <summary>A sequence, and those that continue it and see its tokens.</summary>
/// <param name="Root">Continues none.</param>
/// <param name="Members">Those that continue it.</param>
internal sealed record Family(Piece Root, Piece[] Members);
