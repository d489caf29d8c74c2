using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// Prompts with their responses as tensors: responses padded to R. The token at response position r is predicted from the
/// column before it. A model takes the rows as they are or right-padded to T columns.
/// </summary>
public sealed class TokenBatch : IDisposable
{
    private readonly IReadOnlyList<int[]> _prompts;
    private readonly IReadOnlyList<int[]> _responses;
    private readonly int _padId;
    private readonly Lazy<Tensor> _tokens_BT;

    private TokenBatch(IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> responses, int width, int padId, Device device)
    {
        (_prompts, _responses, _padId) = (prompts, responses, padId);
        _tokens_BT = new(() => Padded(device));
        var (targets, mask) = (new long[prompts.Count * width], new float[prompts.Count * width]);
        for (var b = 0; b < prompts.Count; b++)
        {
            for (var r = 0; r < responses[b].Length; r++) (targets[(b * width) + r], mask[(b * width) + r]) = (responses[b][r], 1);
        }

        TokenCount = prompts.Sum(p => (long)p.Length) + responses.Sum(r => (long)r.Length);
        Responses_BR = tensor(targets, [prompts.Count, width], device: device);
        Mask_BR = tensor(mask, [prompts.Count, width], device: device);
    }

    /// <summary>int64 (B, T): prompt, response, padding.</summary>
    public Tensor Tokens_BT => _tokens_BT.Value;

    /// <summary>int64 (B, R): the response's tokens, its end token included; 0 at padding.</summary>
    public Tensor Responses_BR { get; }

    /// <summary>float (B, R): 1 at the response's tokens, its end token included, 0 at padding.</summary>
    public Tensor Mask_BR { get; }

    /// <summary>int64 (B, R): place of the column before each response token in the flat <see cref="Tokens_BT"/>; 0 at padding.</summary>
    internal Tensor Predictors_BR => Predictors();

    /// <summary>B.</summary>
    public int RowCount => _prompts.Count;

    /// <summary>Tokens of all rows, padding not counted.</summary>
    public long TokenCount { get; }

    /// <summary>Builds a batch from ragged rows.</summary>
    /// <param name="prompts">Ids of each row's prompt, at least one.</param>
    /// <param name="responses">Ids of each row's response, at least one.</param>
    /// <param name="padId">Fills the columns behind.</param>
    /// <param name="device">Where to put it.</param>
    /// <exception cref="ArgumentException">There is no row, or a prompt or a response is empty.</exception>
    public static TokenBatch Create(IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> responses, int padId, Device device) => new(
        CheckedTokens.Rows(prompts, "prompt"), CheckedTokens.Rows(responses, "response"), responses.Max(r => r.Length), padId, device);

    /// <summary>Some rows of this batch, as a new one with the same R.</summary>
    /// <param name="rows">int64 row numbers.</param>
    public TokenBatch Rows(Tensor rows)
    {
        var kept = rows.cpu().data<long>().ToArray();
        return new([.. kept.Select(row => _prompts[(int)row])], [.. kept.Select(row => _responses[(int)row])], (int)Mask_BR.shape[1],
            _padId, Mask_BR.device);
    }

    /// <summary>Ids of each row's prompt; equal ones may be one array.</summary>
    internal IReadOnlyList<int[]> Prompts => _prompts;

    /// <summary>Ids of each row's response.</summary>
    internal IReadOnlyList<int[]> Responses => _responses;

    /// <summary>Takes the batch out of the scope it was made in: it lives until it is disposed of.</summary>
    /// <returns>This batch.</returns>
    public TokenBatch Keep()
    {
        Responses_BR.DetachFromDisposeScope();
        Mask_BR.DetachFromDisposeScope();
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_tokens_BT.IsValueCreated) _tokens_BT.Value.Dispose();
        Responses_BR.Dispose();
        Mask_BR.Dispose();
    }

    private Tensor Padded(Device device)
    {
        var columns = _prompts.Zip(_responses, (p, r) => p.Length + r.Length).Max();
        var tokens = new long[_prompts.Count * columns];
        Array.Fill(tokens, _padId);
        for (var b = 0; b < _prompts.Count; b++)
        {
            var at = b * columns;
            foreach (var id in _prompts[b]) tokens[at++] = id;
            foreach (var id in _responses[b]) tokens[at++] = id;
        }

        return tensor(tokens, [_prompts.Count, columns], device: device).DetachFromDisposeScope();
    }

    /// <summary>Flat index in <see cref="Tokens_BT"/> of the column before a response token.</summary>
    private int Column(int row, int position) => (row * (int)Tokens_BT.shape[1]) + _prompts[row].Length + position - 1;

    private Tensor Predictors()
    {
        var width = (int)Mask_BR.shape[1];
        var predictors = new long[_prompts.Count * width];
        for (var b = 0; b < _prompts.Count; b++)
        {
            for (var r = 0; r < _responses[b].Length; r++) predictors[(b * width) + r] = Column(b, r);
        }

        return tensor(predictors, [_prompts.Count, width], device: Mask_BR.device);
    }
}
