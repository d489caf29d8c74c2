namespace RLCollapse.Benchmarks;

/// <summary>
/// Floating-point operations of the model's matrix products, 2 a multiply-add, counted for real tokens and never for padding:
/// a token's blocks cost 2L(4C² + 3CF), its attention over k keys 4LCk, its scores 2CV; a backward pass costs twice its forward.
/// Scores are counted where they are needed, at the tokens that predict a response's.
/// </summary>
public static class ModelFlops
{
    /// <summary>The formula in words, for reports.</summary>
    public const string Formula =
        "FLOPs of real tokens: 2L(4C² + 3CF) a token in the blocks, 4LCk for its attention over k keys, 2CV for the scores that predict "
        + "a response token; backward = 2 × forward";

    /// <summary>One forward pass over a prompt and its response.</summary>
    public static double Forward(ModelShape shape, int prompt, int response) =>
        Tokens(shape, 0, prompt + response) + (response * Scores(shape));

    /// <summary>Forward and backward.</summary>
    public static double Training(ModelShape shape, int prompt, int response) => 3 * Forward(shape, prompt, response);

    /// <summary>
    /// Sampling responses to one prompt with a cache: the prompt once, then each response's tokens, the last of which is not fed back.
    /// </summary>
    public static double Rollout(ModelShape shape, int prompt, IEnumerable<int> responses) =>
        Tokens(shape, 0, prompt) + responses.Sum(response => Tokens(shape, prompt, response - 1) + (response * Scores(shape)));

    /// <summary>The blocks' part for some tokens that stand behind others.</summary>
    private static double Tokens(ModelShape shape, int before, int count)
    {
        var blocks = 2.0 * shape.Layers * shape.Width * ((4.0 * shape.Width) + (3.0 * shape.FeedForward));
        var keys = ((double)count * before) + (count * (count + 1.0) / 2);
        return (count * blocks) + (4.0 * shape.Layers * shape.Width * keys);
    }

    private static double Scores(ModelShape shape) => 2.0 * shape.Width * shape.VocabularySize;
}
