using RLCollapse.Data;
using RLCollapse.Data.Tasks.Programs;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A small data set of programs.</summary>
internal static class TinyPrograms
{
    public static readonly DataOptions Options = new()
    {
        Domain = ProblemDomain.Programs, Problems = new() { Train = 570, Test = 190 }, TokenBudget = 20_000,
        Mixture = new() { By = MixtureUnit.Examples, Weights = new Dictionary<string, double> { ["direct"] = 3, ["times-first"] = 1 } },
    };

    private static readonly Lazy<Dataset> LazyData = new(() => DatasetFactory.Create(Options, 0));

    public static Dataset Data => LazyData.Value;

    /// <summary>A held-out equation.</summary>
    public static ProgramProblem Problem(int prompt = 0) => (ProgramProblem)Data.Test[prompt];
}
