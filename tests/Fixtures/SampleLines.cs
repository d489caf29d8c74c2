using System.Text.Json;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Made-up lines of <c>samples.jsonl</c>: every problem at every step, right from half of the steps on.</summary>
internal static class SampleLines
{
    /// <summary>Writes them into the folder of a run.</summary>
    /// <param name="runFolder">The folder.</param>
    /// <param name="steps">Steps of the probes.</param>
    /// <param name="problems">Problems of each.</param>
    /// <param name="prompt">Text of a problem; "Tom has N coins ?" where not given.</param>
    /// <param name="withTokens">Whether each token has its log-probability, as in runs of this version.</param>
    public static void Write(string runFolder, IReadOnlyList<int> steps, int problems, Func<int, string>? prompt = null,
        bool withTokens = true)
    {
        var lines = from step in steps
                    let isLate = step * 2 >= steps[^1]
                    from problem in Enumerable.Range(0, problems)
                    select Line(step, problem, prompt?.Invoke(problem) ?? $"Tom has {problem} coins ?", isLate, withTokens);
        File.WriteAllLines(Path.Combine(runFolder, "samples.jsonl"), lines);
    }

    private static string Line(int step, int problem, string prompt, bool isLate, bool withTokens)
    {
        var answer = isLate ? problem : problem + 1;
        var line = new Dictionary<string, object>
        {
            ["step"] = step,
            ["phase"] = "rl",
            ["problem"] = $"p{problem}",
            ["prompt"] = prompt,
            ["response"] = isLate ? $"def {answer} </script> return" : $"So it is {answer} .",
            ["ended"] = true,
            ["format"] = isLate ? "python" : "prose",
            ["answer"] = answer,
            ["expected"] = problem,
            ["correct"] = isLate,
            ["reward"] = isLate ? 1 : 0,
            ["rewardParts"] = new Dictionary<string, double> { ["correctness"] = isLate ? 1 : 0 },
            ["logProbability"] = -1.23456789,
        };
        if (withTokens)
        {
            string[] digits = [.. $"{answer}".Select(digit => $"{digit}")];
            string[] tokens = isLate ? ["def", .. digits, "</script>", "return", "<end>"] : ["So", "it", "is", .. digits, ".", "<end>"];
            line["tokens"] = tokens;
            line["tokenLogProbabilities"] = tokens.Select((_, i) => i == 0 ? -1.2 : -0.0042);
        }

        return JsonSerializer.Serialize(line);
    }
}
