using System.Text;
using RLCollapse.Common;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Rewards.Commands;
using RLCollapse.Tests.Data.Tokenizers;

namespace RLCollapse.Tests.Fuzz;

/// <summary>Readers of what programs of others write.</summary>
internal static class FuzzedPrograms
{
    /// <summary>A <c>tokenizer.json</c>, which a library then reads.</summary>
    public static FuzzedReader OfTokenizerFile()
    {
        using TokenizerFolder level = TokenizerFolder.ByteLevel(), fallback = TokenizerFolder.ByteFallback();
        var folder = Directory.CreateDirectory(Path.Combine(FuzzedReaders.Folder, "tokenizer.json")).FullName;
        File.WriteAllText(Path.Combine(folder, "config.json"), """{ "eos_token_id": 2 }""");
        return FuzzedReaders.OfFile("tokenizer.json", "tokenizer.json",
            [.. new[] { level, fallback }.Select(made => File.ReadAllText(Path.Combine(made.Path, "tokenizer.json")))],
            file =>
            {
                var tokenizer = FileTokenizer.Read(file);
                try
                {
                    tokenizer.Decode(tokenizer.EncodePrompt("hello hi\n\né 12 </s><|end|>"));
                }
                catch (FormatException)
                {
                    // its vocabulary lacks a letter, which is said
                }
            }, "tokenizer.json", "config.json");
    }

    /// <summary>Lines that the program of a reward answers.</summary>
    public static FuzzedReader OfAnswers() => new(
        "answers of a program",
        [.. new[] { "0.5\n-1\n2e3", "{\"id\": 1, \"reward\": 2}\n{\"reward\": 0.5, \"id\": 0}\n{\"id\": 2, \"reward\": -1, \"why\": \"\"}" }
            .Select(Encoding.UTF8.GetBytes)],
        input =>
        {
            var batch = new CommandBatch(0, [.. Enumerable.Range(0, 3).Select(i => new CommandQuestion("?", "", $"{i}", "prose"))]);
            batch.Begin();
            try
            {
                foreach (var line in Encoding.UTF8.GetString(input).Split('\n').TakeWhile(_ => batch.Missing > 0)) batch.Take(line);
            }
            catch (CommandFailedException error)
            {
                throw new UserErrorException(error.Message, error);
            }
        }) { Places = ["Sent: {\"id\":"] };
}
