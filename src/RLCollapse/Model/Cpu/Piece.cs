namespace RLCollapse.Model.Cpu;

/// <summary>A sequence of a passage.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Length">Its tokens.</param>
/// <param name="FirstWanted">Its first token whose output is wanted; all behind it are wanted too.</param>
/// <param name="WantedStart">That token's place among the wanted ones.</param>
internal readonly record struct Piece(int Start, int Length, int FirstWanted, int WantedStart)
{
    /// <summary>Tokens whose output is wanted.</summary>
    public int WantedLength => Length - FirstWanted;
}
