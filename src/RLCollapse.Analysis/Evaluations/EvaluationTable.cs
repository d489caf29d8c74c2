using System.Text.Encodings.Web;
using System.Text.Json;
using Parquet.Schema;
using Parquet.Serialization;
using RLCollapse.Common;
using RLCollapse.Evaluation;

namespace RLCollapse.Analysis.Evaluations;

/// <summary>An evaluation as a table, a row a problem, in JSON lines or Parquet by the ending of the file's name.</summary>
public static class EvaluationTable
{
    private const string JsonLines = ".jsonl";
    private const string Parquet = ".parquet";
    private static readonly string[] Answers = ["expected", "majority"];

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Requires an ending that says what is to be written, and a folder that is there.</summary>
    /// <exception cref="UserErrorException">It is another, or there is none.</exception>
    public static void RequirePlace(string file)
    {
        if (Path.GetExtension(file) is not (JsonLines or Parquet))
            throw new UserErrorException($"--out takes a file that ends in {JsonLines} or {Parquet}, found '{file}'.");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new UserErrorException($"--out: there is no folder '{folder}'; make it first, or name another file.");
    }

    /// <summary>Writes the table, whole.</summary>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Write(PolicyEvaluation evaluation, string file)
    {
        RequirePlace(file);
        IReadOnlyList<IDictionary<string, object?>> rows = [.. evaluation.Problems.Select(problem => Row(evaluation, problem))];
        try
        {
            if (Path.GetExtension(file) == JsonLines)
                AtomicFile.WriteText(file, string.Concat(rows.Select(row => JsonSerializer.Serialize(row, Options) + "\n")));
            else
                AtomicFile.Write(file, stream => ParquetSerializer.SerializeUntypedAsync(OfOneType(rows)!, Schema(rows), stream).Wait());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot write '{file}': {error.Message}", error);
        }
    }

    private static Dictionary<string, object?> Row(PolicyEvaluation evaluation, ProblemResult problem)
    {
        var row = new Dictionary<string, object?>
        {
            ["problem"] = problem.Problem,
            ["prompt"] = problem.Prompt,
            ["steps"] = problem.Steps,
            ["expected"] = Answer(problem.Expected),
            ["samples"] = problem.Samples,
            ["correct"] = problem.Correct,
            ["majority"] = Answer(problem.Majority),
        };
        foreach (var (k, pass, majority) in evaluation.Options.Ks.Zip(problem.PassAtK, problem.MajorityAtK))
            (row[$"pass@{k}"], row[$"majority@{k}"]) = (pass, majority);
        foreach (var (format, count) in evaluation.Formats.Zip(problem.Formats)) row[$"format/{format}"] = count;
        row["distinct_right"] = problem.DistinctRight;
        row["distinct_wrong"] = problem.DistinctWrong;
        row["reward"] = problem.Reward;
        row["length"] = problem.Length;
        row["cut"] = problem.Cut;
        return row;
    }

    private static object? Answer(string? answer) => AnswerJson.Whole(answer) is { } number ? number : answer;

    /// <summary>A column of Parquet has one type: answers are texts as soon as one is no whole number.</summary>
    private static IReadOnlyList<IDictionary<string, object?>> OfOneType(IReadOnlyList<IDictionary<string, object?>> rows)
    {
        foreach (var key in Answers.Where(key => HasTexts(rows, key)))
        {
            foreach (var row in rows) row[key] = row[key]?.ToString();
        }

        return rows;
    }

    private static bool HasTexts(IReadOnlyList<IDictionary<string, object?>> rows, string key) => rows.Any(row => row[key] is string);

    private static ParquetSchema Schema(IReadOnlyList<IDictionary<string, object?>> rows) => new(rows[0].Select(cell => Field(cell, rows)));

    private static DataField Field(KeyValuePair<string, object?> cell, IReadOnlyList<IDictionary<string, object?>> rows) =>
        Answers.Contains(cell.Key) && !HasTexts(rows, cell.Key) ? new DataField<long?>(cell.Key)
        : Answers.Contains(cell.Key) ? new DataField<string>(cell.Key)
        : cell.Value switch
        {
            string => new DataField<string>(cell.Key),
            long => new DataField<long>(cell.Key),
            int => new DataField<int>(cell.Key),
            bool => new DataField<bool>(cell.Key),
            _ => new DataField<double>(cell.Key),
        };
}
