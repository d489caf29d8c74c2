using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// A Llama-style decoder with a value head beside it: what samplers, learners and measurements know of a model. Whatever computes it, it
/// is the same function. There is no dropout, so rollouts and updates see the same one.
/// </summary>
public interface ILanguageModel : IDisposable
{
    /// <summary>Sizes.</summary>
    ModelOptions Options { get; }

    /// <summary>V.</summary>
    int VocabularySize { get; }

    /// <summary>Where the weights live.</summary>
    Device Device { get; }

    /// <summary>What computes it, for <c>run.json</c>: <c>cpu</c> or <c>torch</c>.</summary>
    string Backend { get; }

    /// <summary>
    /// Whether a token's score is the same bits whatever is computed beside it: when it is drawn, scored and learned from, in any batch.
    /// Where it is not, what is compared must be computed in equal parts, or rounding stands for a difference.
    /// </summary>
    bool IsBatchInvariant { get; }

    /// <summary>
    /// Every weight, float32, by its name in checkpoints; the last is <c>value_head</c>. They may be changed in place between calls;
    /// gradients are gathered in <see cref="Tensor.grad"/>.
    /// </summary>
    IReadOnlyList<(string Name, Parameter Parameter)> Weights { get; }

    /// <summary>Log-probabilities and values of the response tokens of a batch, without gradients; may be called from several
    /// threads.</summary>
    /// <param name="batch">Prompts with their responses.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="withDistributions">Whether the log-probabilities of all tokens are wanted too.</param>
    /// <returns>To be disposed of.</returns>
    TokenScores Score(TokenBatch batch, double temperature, bool withDistributions = false);

    /// <summary>
    /// Adds the gradient of the sum of the parts' losses to the weights' own, in the order of parts whatever thread is first: how a batch
    /// is cut decides the bits, the number of threads does not.
    /// </summary>
    /// <param name="parts">Number of parts, see <see cref="GradientParts"/>.</param>
    /// <param name="part">Gives a part; with several threads, called from any of them. It and its loss run in a dispose scope of the part's
    /// own.</param>
    void Accumulate(int parts, Func<int, LossPart> part);

    /// <summary>Begins to decode rows that grow a token at a time; may be called from several threads.</summary>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="rowPrompts">Which prompt each row continues; rows of a prompt stand together.</param>
    /// <param name="maxNewTokens">Most tokens a row may get.</param>
    IDecoding Decode(IReadOnlyList<int[]> prompts, int[] rowPrompts, int maxNewTokens);
}
