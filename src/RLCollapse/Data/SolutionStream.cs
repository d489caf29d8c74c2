using RLCollapse.Common;

namespace RLCollapse.Data;

/// <summary>
/// Endless solutions in one format: the problems in an order of the format's own, again and again, with label noise. The n-th
/// one does not depend on the mixture, so a larger weight only adds examples to those of a smaller weight.
/// </summary>
public sealed class SolutionStream
{
    private readonly ProblemTokens _problems;
    private readonly IOutputFormat _format;
    private readonly int _formatIndex;
    private readonly double _noise;
    private readonly Func<Problem, IOutputFormat, SplitMix64, Problem> _answer;
    private readonly Func<Problem, SplitMix64, Problem> _corrupt;
    private readonly int[] _order;
    private readonly SplitMix64 _answers;
    private readonly SplitMix64 _random;
    private int _next;

    /// <summary>Starts the stream.</summary>
    /// <param name="problems">Problems to solve.</param>
    /// <param name="format">Format of the solutions.</param>
    /// <param name="formatIndex">Its index in the data set.</param>
    /// <param name="noise">Probability of a wrong solution.</param>
    /// <param name="answer">Answers the problem in the format as the corpus does.</param>
    /// <param name="corrupt">Makes the solution wrong.</param>
    /// <param name="seed">The mixture's seed; the format's name is derived from it.</param>
    public SolutionStream(
        ProblemTokens problems, IOutputFormat format, int formatIndex, double noise,
        Func<Problem, IOutputFormat, SplitMix64, Problem> answer, Func<Problem, SplitMix64, Problem> corrupt, Seed seed)
    {
        _problems = problems;
        _format = format;
        _formatIndex = formatIndex;
        _noise = noise;
        (_answer, _corrupt) = (answer, corrupt);
        _order = [.. Enumerable.Range(0, problems.Count).Where(index => format.Writes(problems[index]))];
        seed.Derive(format.Name).Derive("order").Generator().Shuffle<int>(_order);
        _answers = seed.Derive(format.Name).Derive("answers").Generator();
        _random = seed.Derive(format.Name).Derive("noise").Generator();
    }

    /// <summary>The next solution.</summary>
    public Example Next()
    {
        var index = _order[_next++ % _order.Length];
        var problem = _answer(_problems[index], _format, _answers);
        if (_random.NextDouble() < _noise) problem = _corrupt(problem, _random);
        return _problems.Solve(index, problem, _format, _formatIndex);
    }
}
