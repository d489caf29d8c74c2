using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Data.Tasks;

/// <summary>Every task there is.</summary>
public static class KnownTasks
{
    /// <summary>The task that <c>data.domain</c> names.</summary>
    public static ITask Get(ProblemDomain domain) => domain switch
    {
        ProblemDomain.Arithmetic => new ArithmeticTask(),
        _ => throw new ArgumentOutOfRangeException(nameof(domain), domain, "There is no such task."),
    };
}
