namespace RLCollapse.Data;

/// <summary>A question that is answered by texts, of whose words it is known how common they are in the corpus.</summary>
public interface IWordLaw
{
    /// <summary>Probability of a word, above 0 to 1, among those that may stand in its place; null of a word that says nothing.</summary>
    double? LawOf(string word);
}
