using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.SavedPolicies;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>
/// Folders that <c>llama_folders.py</c> writes, in another language and without shared code, through <c>import</c> and <c>export</c>,
/// against <c>llama_logprobs.py</c>.
/// </summary>
public sealed class ForeignFolderTests(ITestOutputHelper output)
{
    private static readonly (int[] Prompt, int[] Response)[] Rows =
    [
        ([5, 17, 80, 3], [12, 99, 4, 4, 31, 127, 1]),
        ([0], [7, 7, 7, 2]),
        ([.. Enumerable.Range(2, 60)], [.. Enumerable.Range(40, 25)]),
    ];

    private readonly string _root = Checkpoints.NewPath("folders");

    [NumpyFact]
    public void Folders_of_others_are_read_to_the_same_numbers_kept_bit_for_bit_or_refused_by_the_key()
    {
        var failures = new List<string>();
        var folders = NumpyFactAttribute.Run("llama_folders.py", _root).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).ToList();
        foreach (var folder in folders)
        {
            var (name, refused) = ((string)folder["name"]!, (string?)folder["refused"]);
            if (Problem(name, refused) is { } problem) failures.Add($"{name}: {problem}");
        }

        Assert.InRange(folders.Count, 30, int.MaxValue);
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private string? Problem(string name, string? refused)
    {
        var (folder, imported, exported) =
            (Path.Combine(_root, name), Path.Combine(_root, name + "-imported"), Path.Combine(_root, name + "-exported"));
        try
        {
            PolicyImport.Write(folder, imported, output.WriteLine);
        }
        catch (UserErrorException error)
        {
            if (refused is null || !error.Message.Contains(refused) || Directory.Exists(imported)) return error.Message;
            output.WriteLine($"{name}: {error.Message}");
            return null;
        }

        if (refused is not null) return "was read";
        PolicyExport.Write(Checkpoints.Load(imported), exported);
        return Difference(folder, exported) ?? Compared(imported, folder) ?? Compared(imported, exported);
    }

    /// <summary>A tensor that is not the same number for number, or a config that means another model.</summary>
    private static string? Difference(string folder, string exported)
    {
        var (theirs, ours) = (LlamaWeights.Open(folder).ToDictionary(t => t.Name), LlamaWeights.Open(exported));
        if (LlamaFolder.Open(folder).Model != LlamaFolder.Open(exported).Model) return "is of another model when it is exported";
        return ours.FirstOrDefault(tensor => !Same(tensor, theirs[tensor.Name]))?.Name;
    }

    private static bool Same(StoredTensor one, StoredTensor other) => one.Shape.SequenceEqual(other.Shape) && one.Read().Values
        .Select(BitConverter.SingleToInt32Bits).SequenceEqual(other.Read().Values.Select(BitConverter.SingleToInt32Bits));

    /// <summary>Log-probabilities of both backends against the script's of a folder.</summary>
    private string? Compared(string imported, string folder)
    {
        var (rows, scores) = (imported + "-rows.jsonl", imported + "-scores.jsonl");
        File.WriteAllLines(rows, Rows.Concat(Rows)
            .Select(row => JsonSerializer.Serialize(new { prompt_ids = row.Prompt, response_ids = row.Response })));
        File.WriteAllLines(scores, [.. Scores(imported, BackendKind.Cpu), .. Scores(imported, BackendKind.Torch)]);
        var (code, said) = NumpyFactAttribute.Run("llama_logprobs.py", folder, rows, "--compare", scores);
        output.WriteLine($"{Path.GetFileName(folder)}: {said.Trim()}");
        return code == 0 ? null : said;
    }

    private static IEnumerable<string> Scores(string imported, BackendKind backend)
    {
        var saved = Checkpoints.Load(imported);
        using var policy = saved.Create(CPU);
        using var model = LanguageModels.Create(saved.Config.Model with { Backend = backend }, 0, policy.VocabularySize, CPU);
        PolicyWeights.Restore(model, PolicyWeights.Of(policy));
        using var batch = TokenBatch.Create([.. Rows.Select(row => row.Prompt)], [.. Rows.Select(row => row.Response)], 0, CPU);
        using var scores = model.Score(batch, 1);
        var logProbs = Exercise.Rows(scores.LogProbs_BR);
        return [.. Rows.Select((row, i) => JsonSerializer.Serialize(new
        {
            ids = row.Response,
            log_probs = logProbs[i][..row.Response.Length],
            values = new double[row.Response.Length],
        }))];
    }
}
