using RLCollapse.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>Ragged prompts are padded on the left, so that all rows write the same column of a cache; the padding is not seen.</summary>
internal sealed class PaddedDecoding : IDecoding
{
    private const double Unseen = -1e9; // finite, so that padding, which sees nothing, stays a number

    private readonly Decoder _decoder;
    private readonly IDisposable[] _cast; // its copies of weights
    private readonly KeyValueCache[] _caches;
    private readonly Tensor _columns; // int64 (columns): 0, 1, …
    private readonly int[] _prompts; // padded, one behind another
    private readonly int[] _rowPrompts;
    private Tensor _padding; // int64 (rows, 1): how many columns
    private long _length;

    public PaddedDecoding(Func<Decoder> decoder, int layers, int columns, IReadOnlyList<int[]> prompts, int[] rowPrompts, Device device)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        _decoder = decoder();
        scope.Detach(_cast = [.. scope.DisposablesView]);
        _caches = [.. Enumerable.Range(0, layers).Select(_ => new KeyValueCache(columns))];
        _columns = tensor(Enumerable.Range(0, columns).ToArray(), dtype: int64, device: device).DetachFromDisposeScope();
        var longest = prompts.Max(prompt => prompt.Length);
        int[] padding = [.. prompts.Select(prompt => longest - prompt.Length)];
        (_prompts, _rowPrompts) = ([.. prompts.Zip(padding).SelectMany(row => new int[row.Second].Concat(row.First))], rowPrompts);
        _padding = Numbers(padding).unsqueeze(1).DetachFromDisposeScope();
    }

    public int LookEvery => _columns.device.type == DeviceType.CPU ? 1 : 8;
    public double KeptFraction => 0.75;

    public NextTokenScores Start()
    {
        using var tokens = Numbers(_prompts);
        using var ofPrompts = Next(tokens);
        using var rows = Numbers(_rowPrompts);
        Keep(_rowPrompts);
        return new(ofPrompts.Logits_AV.index_select(0, rows), ofPrompts.Values_A.index_select(0, rows));
    }

    public void Keep(int[] kept)
    {
        using var rows = Numbers(kept);
        using var before = _padding;
        _padding = before.index_select(0, rows).DetachFromDisposeScope();
        foreach (var cache in _caches) cache.Select(rows);
    }

    public NextTokenScores Next(Tensor tokens)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        var tokens_AT = tokens.view(_padding.shape[0], -1); // one of each row, or its whole prompt
        var queries = _columns.narrow(0, _length, tokens_AT.shape[1]); // their columns, (T)
        var keys = _columns.narrow(0, 0, _length += tokens_AT.shape[1]); // (S)
        var isUnseen = keys.lt(_padding.unsqueeze(2)).logical_or(keys.gt(queries.unsqueeze(1))); // (A, T, S)
        var bias_A1TS = isUnseen.to_type(float32).Times(Unseen).unsqueeze(1);
        var last_AC = _decoder.Hidden(tokens_AT, (queries - _padding).relu(), bias_A1TS, _caches).select(1, -1);
        return new(_decoder.Logits(last_AC).MoveToOuterDisposeScope(), _decoder.Values(last_AC).MoveToOuterDisposeScope());
    }

    public void Dispose()
    {
        foreach (var held in _caches.Concat([.. _cast, _columns, _padding])) held.Dispose();
    }

    private Tensor Numbers(int[] numbers) => tensor(numbers, dtype: int64, device: _columns.device);
}
