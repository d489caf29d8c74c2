using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Data.Tasks.Files;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Data.Tasks.Programs;
using RLCollapse.Data.Tasks.Tales;

namespace RLCollapse.Data.Tasks;

/// <summary>Every task there is.</summary>
public static class KnownTasks
{
    /// <summary>The task that <c>data.domain</c> names.</summary>
    public static ITask Get(ProblemDomain domain) => domain switch
    {
        ProblemDomain.Arithmetic => new ArithmeticTask(),
        ProblemDomain.Names => new NamesTask(),
        ProblemDomain.Programs => new ProgramsTask(),
        ProblemDomain.Tales => new TalesTask(),
        ProblemDomain.Jsonl => new FilesTask(domain, new JsonlLayout()),
        ProblemDomain.Gsm8k => new FilesTask(domain, new Gsm8kLayout()),
        _ => throw new ArgumentOutOfRangeException(nameof(domain), domain, "There is no such task."),
    };
}
