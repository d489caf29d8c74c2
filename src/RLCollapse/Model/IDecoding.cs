using TorchSharp;

namespace RLCollapse.Model;

/// <summary>Rows that grow a token at a time, with what has been computed for them kept.</summary>
public interface IDecoding : IDisposable
{
    /// <summary>Steps between two looks at what was drawn; on a GPU a look waits for the device.</summary>
    int LookEvery { get; }

    /// <summary>Rows are dropped once at most this share of them goes on.</summary>
    double KeptFraction { get; }

    /// <summary>Reads the prompts.</summary>
    /// <returns>Of each row's first token; to be disposed of.</returns>
    NextTokenScores Start();

    /// <summary>Goes on with some of the rows alone.</summary>
    /// <param name="kept">Places of the rows kept, among those before, in order.</param>
    void Keep(int[] kept);

    /// <summary>Takes in a token of each row.</summary>
    /// <param name="tokens">int64 (rows)</param>
    /// <returns>Of each row's next token; to be disposed of.</returns>
    NextTokenScores Next(torch.Tensor tokens);
}
