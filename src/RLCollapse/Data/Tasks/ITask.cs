using RLCollapse.Common;

namespace RLCollapse.Data.Tasks;

/// <summary>A kind of problem: where its problems come from, in what words they are told, and how a solution goes wrong.</summary>
public interface ITask
{
    /// <summary>Its name in <c>data.domain</c>.</summary>
    ProblemDomain Domain { get; }

    /// <summary>Every word of its prompts, numbers apart, in the order of ids.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>The same of a config, where they depend on it.</summary>
    /// <exception cref="UserErrorException">They cannot be found.</exception>
    IReadOnlyList<string> WordsOf(DataOptions data) => Words;

    /// <summary>The training problems.</summary>
    /// <exception cref="UserErrorException">The options do not give that many.</exception>
    IReadOnlyList<Problem> Train(DataOptions data, Seed seed);

    /// <summary>The held-out problems; no problem is on both sides.</summary>
    /// <exception cref="UserErrorException">The options do not give that many.</exception>
    IReadOnlyList<Problem> Test(DataOptions data, Seed seed);

    /// <summary>Held-out problems whose written solutions the loss is measured on: those of <see cref="Test"/>, and more where some have
    /// no known answer.</summary>
    IReadOnlyList<Problem> HeldOut(DataOptions data, Seed seed) => Test(data, seed);

    /// <summary>What is worth knowing of the problems once they are made, a sentence each.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>
    /// The problem as a text of the corpus answers it in a format. Where one answer is right that is the problem itself; where many are,
    /// one is drawn.
    /// </summary>
    /// <param name="problem">Asked.</param>
    /// <param name="format">Of the text.</param>
    /// <param name="random">Draws.</param>
    /// <param name="answers">How many of the right answers may be drawn, the commonest ones, where a task knows them; 0 for all.</param>
    Problem Answered(Problem problem, IOutputFormat format, SplitMix64 random, int answers = 0) => problem;

    /// <summary>The problem as somebody who is mistaken solves it: same prompt and id, another answer.</summary>
    Problem Corrupt(Problem problem, DataOptions data, SplitMix64 random);

    /// <summary>Where responses name their answers, if those are few enough to enumerate; null where they are not.</summary>
    AnswerTree? AnswersOf(IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer) => null;
}
