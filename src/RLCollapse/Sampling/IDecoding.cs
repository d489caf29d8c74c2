using TorchSharp;

namespace RLCollapse.Sampling;

/// <summary>Rows that grow a token at a time, with what has been computed for them kept.</summary>
internal interface IDecoding : IDisposable
{
    /// <summary>Steps between two looks at what was drawn; a look waits for the device.</summary>
    int LookEvery { get; }

    /// <summary>Rows are dropped once at most this share of them goes on.</summary>
    double KeptFraction { get; }

    /// <summary>Reads the prompts.</summary>
    /// <returns>(rows, C): the hidden state that predicts each row's first token.</returns>
    torch.Tensor Start();

    /// <summary>Goes on with some of the rows alone.</summary>
    /// <param name="kept">Places of the rows kept, among those before, in order.</param>
    void Keep(int[] kept);

    /// <summary>Takes in a token of each row.</summary>
    /// <param name="tokens">int64 (rows)</param>
    /// <returns>(rows, C): the hidden state that predicts each row's next token.</returns>
    torch.Tensor Next(torch.Tensor tokens);
}
