using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Sampling;

namespace RLCollapse.Rewards;

/// <summary>
/// What responses earn: named parts (<see cref="RewardTerms"/>), of which each sees a prompt's whole group, joined in turn from 0 on,
/// those of <see cref="RewardOptions.Times"/> last.
/// </summary>
public sealed class RewardFunction
{
    private readonly RewardOptions _options;
    private readonly RewardTerm[] _terms;

    /// <param name="options">What is paid for.</param>
    /// <param name="grader">Says what responses are.</param>
    /// <param name="judges">Models that parts of it ask.</param>
    public RewardFunction(RewardOptions options, Grader grader, Judges judges)
    {
        (_options, Grader, Judges) = (options, grader, judges);
        _terms = [.. RewardTerms.Of(options)];
        Parts = [.. _terms.Select(term => term.Name)];
    }

    /// <summary>Says what responses are.</summary>
    public Grader Grader { get; }

    /// <summary>Models that parts of it ask.</summary>
    public Judges Judges { get; }

    /// <summary>Names of the parts that are used.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Whether every part that is used has its optimum in closed form.</summary>
    public bool HasClosedForm => _terms.All(term => term.HasClosedForm);

    /// <summary>Grades responses and says what they earn.</summary>
    /// <param name="responses">A prompt's samples together.</param>
    /// <param name="problemOf">Problem of a response's prompt.</param>
    /// <param name="seed">The i-th response has the stream <c>seed.Derive(i)</c>.</param>
    public IReadOnlyList<Outcome> Of(IReadOnlyList<Response> responses, Func<int, Problem> problemOf, Seed seed)
    {
        var groups = new List<SampleGroup>();
        for (var first = 0; first < responses.Count; first += groups[^1].Responses.Count)
        {
            var (from, prompt) = (first, responses[first].Prompt);
            var group = responses.Skip(from).TakeWhile(response => response.Prompt == prompt).ToArray();
            var problem = problemOf(prompt);
            groups.Add(new(problem, group, [.. group.Select(response => Grader.Of(response, problem))],
                [.. group.Select((_, i) => seed.Derive(from + i))], Grader, Judges));
        }

        var parts = _terms.Select(term => term.OfAll(_options, groups)).ToArray();
        return [.. groups.SelectMany((group, g) => OfGroup(group, [.. parts.Select(values => values[g])]))];
    }

    private IEnumerable<Outcome> OfGroup(SampleGroup group, IReadOnlyList<double>[] parts)
    {
        for (var i = 0; i < group.Responses.Count; i++)
        {
            var (total, grade) = (0.0, group.Grades[i]);
            foreach (var (term, values) in _terms.Zip(parts))
            {
                total = term.Join switch
                {
                    RewardJoin.Add => total + values[i],
                    RewardJoin.Multiply => total * values[i],
                    _ => Math.Min(total, values[i]),
                };
            }

            yield return new(grade.Format, grade.Answer, grade.Correct, total) { Parts = [.. parts.Select(values => values[i])] };
        }
    }
}
