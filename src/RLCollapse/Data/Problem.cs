using System.Globalization;

namespace RLCollapse.Data;

/// <summary>A question that has a right answer, or several. Each task has its own kind, from which its formats write solutions.</summary>
/// <param name="Id">Hash of the problem itself with its wording, the same in every process.</param>
/// <param name="Prompt">The question in canonical text.</param>
public abstract record Problem(string Id, string Prompt)
{
    /// <summary>The right answer; where many are right, one of them.</summary>
    public abstract long Answer { get; }

    /// <summary>What the prompt asks for, where a task has several kinds of prompt; formats answer one kind.</summary>
    public virtual string Kind => IOutputFormat.OnlyKind;

    /// <summary>The right answer where no other is; else null.</summary>
    public virtual long? OnlyAnswer => Answer;

    /// <summary>The same for people: digits, or words; null where several are right.</summary>
    public virtual string? OnlyAnswerText => OnlyAnswer?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a right answer is known; RL and probes ask no other problem.</summary>
    public virtual bool HasAnswer => true;

    /// <summary>Whether an answer is right.</summary>
    public virtual bool Accepts(long answer) => answer == Answer;

    /// <summary>How hard it is, in steps of its solution.</summary>
    public abstract int Difficulty { get; }
}
