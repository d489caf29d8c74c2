using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>
/// Puts a plan into words. Templates are kept short, since every token of a prompt costs training time: <c>@</c> stands for the
/// person, <c>%</c> for the things and <c>#</c> for a number.
/// </summary>
public static class Wording
{
    /// <summary>Who has the things.</summary>
    public static IReadOnlyList<string> Subjects { get; } =
    [
        "Tom", "Ann", "Ben", "Eva", "Max", "Mia", "Leo", "Zoe", "Sam", "Ida", "Jim", "Kim", "Noah", "Lily", "Omar", "Rosa",
    ];

    /// <summary>The things, in the plural.</summary>
    public static IReadOnlyList<string> Items { get; } =
    [
        "apples", "pears", "plums", "nuts", "eggs", "cakes", "coins", "cards",
        "books", "pens", "stamps", "shells", "stones", "toys", "marbles", "tickets",
    ];

    /// <summary>How a problem begins.</summary>
    public static IReadOnlyList<string> Openings { get; } = ["@ has # %", "@ owns # %", "@ starts with # %"];

    /// <summary>How a problem ends.</summary>
    public static IReadOnlyList<string> Questions { get; } = ["How many % now ?", "How many % ?", "How many now ?"];

    /// <summary>Ways to tell a step.</summary>
    public static IReadOnlyList<string> Phrases(ArithmeticOperation operation) => operation switch
    {
        ArithmeticOperation.Add => Additions,
        ArithmeticOperation.Subtract => Subtractions,
        ArithmeticOperation.Multiply => Multiplications,
        _ => Divisions,
    };

    private static readonly string[] Additions = ["finds # more", "buys # more", "gets # more", "gains #", "wins #", "picks up #"];
    private static readonly string[] Subtractions = ["loses #", "sells #", "drops #", "uses #", "gives away #"];
    private static readonly string[] Multiplications = ["multiplies them by #", "makes it # times as many", "grows them # fold"];
    private static readonly string[] Divisions = ["divides them by #", "splits them # ways", "shares them among #"];

    /// <summary>A problem about the plan, in words drawn from <paramref name="random"/>.</summary>
    public static ArithmeticProblem Compose(ArithmeticPlan plan, SplitMix64 random)
    {
        var subject = random.Pick(Subjects);
        var item = random.Pick(Items);
        var prompt = Fill(random.Pick(Openings), plan.Start);
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            prompt += (i < plan.Steps.Count - 1 ? " , " : " and ") + Fill(random.Pick(Phrases(step.Operation)), step.Operand);
        }

        prompt = (prompt + " . " + random.Pick(Questions)).Replace("@", subject).Replace("%", item);
        var id = plan.Hash().Derive(prompt).Value.ToString("x16", CultureInfo.InvariantCulture);
        return new ArithmeticProblem(id, prompt, subject, item, plan.Start, plan.Steps);
    }

    private static string Fill(string template, int number) => template.Replace("#", Number.Text(number));
}
