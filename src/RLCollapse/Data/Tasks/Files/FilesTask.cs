using System.Globalization;
using RLCollapse.Common;
using RLCollapse.Data.Files;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Data.Tasks.Files;

/// <summary>Problems and texts that stand in files.</summary>
/// <param name="domain">Its name in <c>data.domain</c>.</param>
/// <param name="layout">What the columns mean.</param>
public sealed class FilesTask(ProblemDomain domain, IRowLayout layout) : ITask
{
    private const int MostWords = 65_536;
    private const int MostDraws = 1_000;

    private readonly List<string> _notes = [];
    private (IReadOnlyList<FileProblem> Train, IReadOnlyList<FileProblem> Test)? _read;

    /// <inheritdoc/>
    public ProblemDomain Domain => domain;

    /// <summary>None that every config has; see <see cref="WordsOf"/>.</summary>
    public IReadOnlyList<string> Words => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Every word of the files, by its text.</summary>
    /// <exception cref="UserErrorException">Rows are damaged, or the words are too many for a closed vocabulary.</exception>
    public IReadOnlyList<string> WordsOf(DataOptions data)
    {
        var words = new HashSet<string>();
        var errors = new RowErrors(layout.Description);
        var files = Files(data.Files.Train, "train").Concat(Files(data.Files.Test, "test"));
        foreach (var (row, place) in files.SelectMany(file => Problems(file, data, errors)))
        {
            foreach (var text in row.Solutions.Values.SelectMany(texts => texts).Append(row.Prompt))
            {
                var found = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(c => !char.IsAsciiDigit(c)));
                words.UnionWith(found);
                if (WordTokenizer.Specials.FirstOrDefault(words.Remove) is { } special)
                    errors.Add(place, $"'{special}' is a token of the vocabulary's own and no word (data.tokenizer.kind = words)");
            }
        }

        errors.Require();
        return words.Count <= MostWords ? [.. words.Order(StringComparer.Ordinal)] : throw new UserErrorException(
            $"data.tokenizer.kind = words: the files have {words.Count} words, and a closed vocabulary at most {MostWords}. Take bytes, or "
            + "file with a tokenizer.json.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Train(DataOptions data, Seed seed) => Read(data, seed).Train;

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Test(DataOptions data, Seed seed) => [.. Read(data, seed).Test.Where(problem => problem.HasAnswer)];

    /// <inheritdoc/>
    public IReadOnlyList<Problem> HeldOut(DataOptions data, Seed seed) => Read(data, seed).Test;

    /// <summary>With a text that the files have of it in the format, each as likely as another.</summary>
    public Problem Answered(Problem problem, IOutputFormat format, SplitMix64 random, int answers = 0)
    {
        var asked = (FileProblem)problem;
        return asked with { Solution = random.Pick(asked.Solutions[format.Name]), SolvedIn = format.Name };
    }

    /// <summary>With the text of another problem, in the same format and of another answer where there is one.</summary>
    public Problem Corrupt(Problem problem, DataOptions data, SplitMix64 random)
    {
        var asked = (FileProblem)problem;
        var others = asked.Others[asked.SolvedIn];
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var other = random.Pick(others);
            if (other.Id != asked.Id && (asked.Expected is null || other.Expected != asked.Expected))
                return asked with { Solution = random.Pick(other.Solutions[asked.SolvedIn]) };
        }

        throw new UserErrorException($"data.noise.{asked.SolvedIn}: no other training problem has another answer in this format, so that a "
            + "wrong text can be taken from it. Take the noise out, or add problems.");
    }

    private (IReadOnlyList<FileProblem> Train, IReadOnlyList<FileProblem> Test) Read(DataOptions data, Seed seed) =>
        _read ??= Sides(data, seed);

    private (IReadOnlyList<FileProblem> Train, IReadOnlyList<FileProblem> Test) Sides(DataOptions data, Seed seed)
    {
        var errors = new RowErrors(layout.Description);
        var lengths = new LengthLimits(data.Files, TokenizerOf.Data(data));
        var train = new ProblemPool(data.Problems.Train, seed.Derive("train"));
        var test = new ProblemPool(data.Problems.Test, seed.Derive("test"));
        foreach (var (problem, place) in Files(data.Files.Test, "test").SelectMany(file => Problems(file, data, errors)))
            Add(test, problem, place);
        var shared = 0;
        foreach (var (problem, place) in Files(data.Files.Train, "train").SelectMany(file => Problems(file, data, errors)))
        {
            if (data.Files.Test.Count == 0) Add(IsHeldOut(problem, data.Files.TestShare) ? test : train, problem, place);
            else if (test.HasSeen(problem.Id)) shared++;
            else Add(train, problem, place);
        }

        errors.Require();
        var (kept, heldOut) = (train.Problems, test.Problems);
        _notes.Clear();
        _notes.Add($"{Said(kept.Count, train.Seen, "data.problems.train")} prompts to train on, "
            + $"{Said(heldOut.Count, test.Seen, "data.problems.test")} held out");
        if (shared > 0) _notes.Add($"{Number(shared)} rows of training files have a held-out prompt and are left out");
        _notes.AddRange(lengths.Notes);
        if (Unread(data, kept) is > 0 and var unread) _notes.Add($"{Number(unread)} texts have no answer as their format reads it");
        RequireSome(train, "data.files.train", shared);
        RequireSome(test, data.Files.Test.Count > 0 ? "data.files.test" : "data.files.train", 0);
        RequireEnough(data, kept, "to train on", "add rows of it to data.files.train");
        RequireEnough(data, heldOut, "held out", data.Files.Test.Count > 0
            ? "add rows of it to data.files.test, or leave that out" : "raise data.files.testShare or data.problems.test");
        if (!heldOut.Any(problem => problem.HasAnswer))
        {
            throw new UserErrorException("data.files: no held-out prompt has an \"answer\", so that nothing can be probed. "
                + layout.Description);
        }

        var byFormat = ByFormat(data.Formats, kept);
        return ([.. kept.Select(problem => problem with { Others = byFormat })], heldOut);

        void Add(ProblemPool pool, FileProblem problem, string place)
        {
            if (lengths.Shortened(problem, place, errors) is not { } fitting) return;
            try
            {
                pool.Add(fitting);
            }
            catch (FormatException error)
            {
                errors.Add(place, error.Message);
            }
        }
    }

    private static int Unread(DataOptions data, IReadOnlyList<FileProblem> problems) => OutputFormats.Of(data).Sum(format =>
        problems.Sum(problem => problem.Solutions.GetValueOrDefault(format.Name)?.Count(text => !format.TryParse(text, out _)) ?? 0));

    private static Dictionary<string, IReadOnlyList<FileProblem>> ByFormat(
        IReadOnlyList<string> formats, IReadOnlyList<FileProblem> problems) => formats.ToDictionary(
            format => format,
            format => (IReadOnlyList<FileProblem>)[.. problems.Where(problem => problem.Solutions.ContainsKey(format))]);

    private static IEnumerable<string> Files(IReadOnlyList<string> patterns, string side) =>
        DataFiles.Named(patterns, $"data.files.{side}");

    private IEnumerable<(FileProblem Problem, string Place)> Problems(string file, DataOptions data, RowErrors errors)
    {
        var formats = OutputFormats.Of(data);
        foreach (var row in RowFile.Read(file, errors))
        {
            FileProblem? problem = null;
            try
            {
                problem = layout.Read(row, data, formats);
            }
            catch (FormatException error)
            {
                errors.Add(row.Place, error.Message);
            }

            if (errors.IsFull) yield break;
            if (problem is not null && (problem.HasAnswer || problem.Solutions.Count > 0)) yield return (problem, row.Place);
        }
    }

    private static void RequireSome(ProblemPool pool, string files, int shared)
    {
        if (pool.Seen > 0) return;
        throw new UserErrorException(shared > 0
            ? $"{files}: each of its {Number(shared)} rows has a prompt that data.files.test holds out, so nothing is left to train on; "
                + "name other files, or leave data.files.test out for a share of these (data.files.testShare)."
            : $"{files}: no row of it is left to use: it has no rows, or none with an answer or a response in data.formats.");
    }

    private static void RequireEnough(DataOptions data, IReadOnlyList<FileProblem> problems, string which, string remedy)
    {
        if (data.Formats.FirstOrDefault(format => !problems.Any(problem => problem.Solutions.ContainsKey(format))) is { } missing)
        {
            throw new UserErrorException($"data.files: of {problems.Count} prompts {which} none has a solution in format '{missing}': "
                + $"{remedy}, or take the format out of data.formats.");
        }
    }

    /// <summary>The prompt alone decides, so that a prompt is on one side whatever the seed and the other rows.</summary>
    private static bool IsHeldOut(FileProblem problem, double share) =>
        new Seed(0).Derive("held out").Derive(problem.Id).Generator().NextDouble() < share;

    private static string Said(int kept, int seen, string limit) =>
        kept < seen ? $"{Number(kept)} of {Number(seen)} ({limit})" : Number(kept);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
