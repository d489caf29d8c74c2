using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Files;
using RLCollapse.Data.Tasks.Files;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Tests.Data.Tasks.Files;

public sealed class FilesTaskTests : IDisposable
{
    private static readonly Seed Seed = new(1);

    private readonly string _folder = Tiny.TemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_of_a_prompt_are_one_problem_with_all_its_texts()
    {
        var data = Options(Write("a.jsonl", """
            {"prompt": "one", "response": "first", "format": "prose"}
            {"prompt": "one", "answer": "1,000"}
            {"prompt": "one", "response": "print(1000)", "format": "code"}
            {"prompt": "one", "response": "second", "format": "prose"}
            """), testShare: 0) with { Files = new() { Train = [Path.Combine(_folder, "a.jsonl")], Test = [Write("t.jsonl", Both("held out"))] } };

        var problem = (FileProblem)Assert.Single(new FilesTask(ProblemDomain.Jsonl, new JsonlLayout()).Train(data, Seed));

        Assert.Equal((1_000, "1000", true, "one"), (problem.Answer, problem.OnlyAnswerText, problem.HasAnswer, problem.Prompt));
        Assert.Equal(["first", "second"], problem.Solutions["prose"]);
        Assert.Equal(["print(1000)"], problem.Solutions["code"]);
    }

    [Fact]
    public void Sides_share_no_prompt_and_do_not_depend_on_order_or_seed()
    {
        string[] rows = [.. Enumerable.Range(0, 400).Select(i => Both($"question {i}"))];
        var one = Options(Write("a.jsonl", string.Join('\n', rows)));
        var other = Options(Write("b.jsonl", string.Join('\n', rows.Reverse())));

        var (train, test) = Sides(one, Seed);
        var (sameTrain, sameTest) = Sides(other, Seed);
        var (_, otherSeed) = Sides(one, new Seed(2));

        Assert.Empty(train.Select(p => p.Prompt).Intersect(test.Select(p => p.Prompt)));
        Assert.Equal(400, train.Count + test.Count);
        Assert.InRange(test.Count, 20, 70); // a tenth
        Assert.Equal((Ids(train), Ids(test)), (Ids(sameTrain), Ids(sameTest)));
        Assert.Equal(test.Select(p => p.Id).Order(), otherSeed.Select(p => p.Id).Order());
    }

    [Fact]
    public void Of_more_prompts_than_asked_for_some_are_drawn_alike_in_any_order()
    {
        string[] rows = [.. Enumerable.Range(0, 400).Select(i => Both($"question {i}"))];
        var options = Options(Write("a.jsonl", string.Join('\n', rows)), new() { Train = 50, Test = 10 });
        var (train, test) = Sides(options, Seed);
        var other = Options(Write("b.jsonl", string.Join('\n', rows.Reverse())), new() { Train = 50, Test = 10 });

        Assert.Equal((50, 10), (train.Count, test.Count));
        Assert.Equal(Ids(train), Ids(Sides(other, Seed).Train));
        Assert.NotEqual(Ids(train), Ids(Sides(options, new Seed(2)).Train));
    }

    [Fact]
    public void Held_out_files_win_over_training_files()
    {
        var data = Options(Write("a.jsonl", Both("one") + Both("two") + Both("three"))) with { };
        data = data with { Files = data.Files with { Test = [Write("t.jsonl", Both("two"))] } };
        var task = new FilesTask(ProblemDomain.Jsonl, new JsonlLayout());

        Assert.Equal(["one", "three"], task.Train(data, Seed).Select(problem => problem.Prompt).Order());
        Assert.Equal(["two"], task.Test(data, Seed).Select(problem => problem.Prompt));
        Assert.Contains(task.Notes, note => note.Contains("have a held-out prompt and are left out"));
    }

    [Theory]
    [InlineData("""{"response": "a", "format": "prose"}""", "\"prompt\" is missing or empty")]
    [InlineData("""{"prompt": "a"}""", "it has neither a response nor an answer")]
    [InlineData("""{"prompt": "a", "response": "b"}""", "it has a response and no format")]
    [InlineData("""{"prompt": "a", "format": "prose"}""", "it has a format and no response")]
    [InlineData("""{"prompt": "a", "response": "", "format": "prose"}""", "\"response\" is empty")]
    [InlineData("""{"prompt": "a", "response": "b", "format": "prosa"}""", "there is no format 'prosa'; did you mean prose?")]
    [InlineData("""{"prompt": "a", "response": "print(3)", "format": "prose"}""", "is called 'prose' and is read as 'code'")]
    [InlineData("""{"prompt": "a", "response": "it is 3", "format": "code"}""", "is called 'code' and is read as 'prose'")]
    [InlineData("""{"prompt": "a", "answer": " "}""", "\"answer\" is empty")]
    [InlineData("""["prompt"]""", "It is not an object")]
    [InlineData("""{"prompt": "question 0", "answer": 8}""", "an earlier row has another answer to this prompt")]
    public void A_damaged_row_is_named_with_its_line(string row, string problem)
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => Both($"question {i}")));
        var error = Assert.Throws<UserErrorException>(() => Sides(Options(Write("a.jsonl", rows + row)), Seed));

        Assert.Contains("a.jsonl:201: ", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void A_format_without_a_text_on_a_side_is_the_users_error()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => $$"""{"prompt": "q{{i}}", "response": "r", "format": "prose", "answer": 1}""" + "\n"));
        var error = Assert.Throws<UserErrorException>(() => Sides(Options(Write("a.jsonl", rows)), Seed));
        Assert.Contains("none has a solution in format 'code'", error.Message);
    }

    [Fact]
    public void Files_without_a_row_to_train_on_are_named_with_the_reason()
    {
        var file = Write("a.jsonl", string.Concat(Enumerable.Range(0, 100).Select(i => Both($"question {i}"))));
        var overlap = Options(file) with { Files = new() { Train = [file], Test = [file] } };
        Assert.Contains("of its 200 rows has a prompt that data.files.test holds out",
            Assert.Throws<UserErrorException>(() => Sides(overlap, Seed)).Message);

        var empty = Options(Write("b.jsonl", ""));
        Assert.Contains("data.files.train: no row of it is left to use",
            Assert.Throws<UserErrorException>(() => Sides(empty, Seed)).Message);
    }

    [Fact]
    public void An_opener_that_is_part_of_a_word_is_told_where_tokens_are_words()
    {
        var data = Options(Write("a.jsonl", """{"prompt": "a", "response": "print(7)", "format": "code", "answer": 7}"""));
        data = OfWords(data) with { Begins = data.Begins };
        Assert.Contains("begins with 'print(', which is only part of its first words",
            Assert.Throws<UserErrorException>(() => Sides(data, Seed)).Message);
    }

    [Fact]
    public void What_is_too_long_is_left_out_and_counted()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => Both($"question {i}")))
            + Both(new string('q', 50)) + """{"prompt": "question 0", "response": "rather a long text indeed", "format": "prose"}""";
        var data = Options(Write("a.jsonl", rows));
        data = data with { Files = data.Files with { MaxPromptTokens = 20, MaxResponseTokens = 20 } };
        var task = new FilesTask(ProblemDomain.Jsonl, new JsonlLayout());

        Assert.DoesNotContain(task.Train(data, Seed).Concat(task.Test(data, Seed)), problem => problem.Prompt.StartsWith("qq"));
        Assert.Contains("2 rows with a longer prompt than data.files.maxPromptTokens = 20 left out", task.Notes);
        Assert.Contains("1 longer solutions than data.files.maxResponseTokens = 20 left out", task.Notes);
    }

    [Fact]
    public void A_data_set_mixes_the_texts_of_files()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => Both($"question {i}")));
        var data = DatasetFactory.Create(
            Options(Write("a.jsonl", rows)) with { TokenBudget = 10_000, Mixture = new() { By = MixtureUnit.Examples } }, 0);

        Assert.Equal([MassKind.Rest, MassKind.Opener], data.Openers.Select(opener => opener.Kind));
        Assert.InRange(data.Pretraining.Count(example => example.Format == 0) / (double)data.Pretraining.Count, 0.49, 0.51);
        Assert.All(data.Pretraining, example =>
            Assert.Equal(example.Format == 0 ? "it is 7" : "print(7)", data.Tokenizer.Decode(example.Response.AsSpan(..^1))));
    }

    [Fact]
    public void Noise_is_the_text_of_another_problem_with_another_answer()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => $$"""
            {"prompt": "what is {{i}}", "response": "it is {{i}}", "format": "prose", "answer": {{i}}}
            {"prompt": "what is {{i}}", "response": "print({{i}})", "format": "code"}

            """));
        var options = Options(Write("a.jsonl", rows)) with
        {
            TokenBudget = 20_000,
            Mixture = new() { By = MixtureUnit.Examples },
            Noise = new Dictionary<string, double> { ["code"] = 0.5 },
        };
        var data = DatasetFactory.Create(options, 0);
        bool IsWrong(Example example)
        {
            var asked = data.Tokenizer.Decode(example.Prompt).Split(' ')[^1];
            var right = example.Format == 0 ? $"it is {asked}" : $"print({asked})";
            return data.Tokenizer.Decode(example.Response.AsSpan(..^1)) != right;
        }

        var wrong = data.Pretraining.ToLookup(example => example.Format, example => IsWrong(example) ? 1 : 0);
        Assert.Equal(0, wrong[0].Average());
        Assert.InRange(wrong[1].Average(), 0.4, 0.6);

        var alone = Options(Write("b.jsonl", Both("one"))) with { Noise = options.Noise };
        alone = alone with { Files = alone.Files with { TestShare = 0, Test = [Write("t.jsonl", Both("two"))] } };
        Assert.Contains("data.noise.code", Assert.Throws<UserErrorException>(() => DatasetFactory.Create(alone, 0)).Message);
    }

    [Fact]
    public void Words_of_the_files_are_a_closed_vocabulary()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => Both($"question {i}")));
        var data = DatasetFactory.Create(OfWords(Options(Write("a.jsonl", rows))), 0);

        Assert.Equal(["is", "it", "print(7)", "question"],
            Enumerable.Range(12, data.Tokenizer.VocabularySize - 12).Select(data.Tokenizer.Piece));
    }

    [Theory]
    [InlineData("question  9", "a text has single blanks between words")]
    [InlineData("1 2", "no two numbers side by side")]
    [InlineData("an <end>", "'<end>' is a token of the vocabulary's own and no word")]
    public void Words_that_would_make_one_prompt_of_two_are_refused(string prompt, string problem)
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => Both($"question {i}"))) + Both(prompt);
        var options = OfWords(Options(Write("a.jsonl", rows)));
        var error = Assert.Throws<UserErrorException>(() => DatasetFactory.Create(options, 0));
        Assert.Contains("a.jsonl:201: ", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void Many_rows_of_a_prompt_are_put_together_in_time()
    {
        var row = """{"prompt": "tell", "response": "it is 7", "format": "prose", "answer": 7}""" + "\n";
        var rows = string.Concat(Enumerable.Repeat(row, 50_000)) + string.Concat(Enumerable.Range(0, 50).Select(i => Both($"q {i}")));
        var data = Options(Write("a.jsonl", rows));

        var problems = Sides(data, Seed);
        Assert.Equal(50_000, problems.Train.Concat(problems.Test).Cast<FileProblem>().Max(problem => problem.Solutions["prose"].Count));
    }

    [Fact]
    public void Gsm8k_is_told_in_three_formats()
    {
        var row = new Row("a:1", new Dictionary<string, string>
        {
            ["question"] = "How many clips?",
            ["answer"] = "She sold 48/2 = <<48/2=24>>24 in May.\nAltogether 48+24 = <<48+24=72>>72.\n#### 1,072",
        });
        var data = new DataOptions { Domain = ProblemDomain.Gsm8k };
        var told = new Gsm8kLayout().Read(row, data, OutputFormats.Of(data));
        Assert.Equal(("How many clips?\n", 1_072, 2), (told.Prompt, told.Answer, told.Steps));
        Assert.Equal("She sold 48/2 = 24 in May.\nAltogether 48+24 = 72.\n#### 1,072", told.Solutions["gsm8k-prose"].Single());
        Assert.Equal("#### 1,072", told.Solutions["gsm8k-answer"].Single());
        Assert.False(told.Solutions.ContainsKey("gsm8k-code")); // which would give 72

        Assert.Equal("v1=48/2\nv2=48+24\nprint(v2)", Gsm8kSolution.AsCode("<<48/2=24>>24, <<48+24=72>>72. #### 72", 72));
        Assert.Null(Gsm8kSolution.AsCode("<<48 apples=24>>24 #### 24", 24));
        Assert.Throws<FormatException>(() => new Gsm8kLayout().Read(row with
        {
            Columns = new Dictionary<string, string> { ["question"] = "q", ["answer"] = "no mark" },
        }, data, []));
    }

    [Fact]
    public void Each_gsm8k_format_reads_what_it_writes()
    {
        Assert.Equal([MassKind.Rest, MassKind.Opener, MassKind.Opener],
            FormatOpener.Of(OutputFormats.Select(OutputFormats.NamesOf(ProblemDomain.Gsm8k), ProblemDomain.Gsm8k), new ByteTokenizer())
                .Select(opener => opener.Kind));
        var written = new[] { ("gsm8k-prose", "It is 3.\n#### 3"), ("gsm8k-code", "v1=1+2\nprint(v1)"), ("gsm8k-answer", "#### 3") };
        foreach (var (name, text) in written)
        {
            Assert.True(OutputFormats.Get(name).Begins(text));
            Assert.True(OutputFormats.Get(name).TryParse(text, out var answer));
            Assert.Equal(3, answer);
        }
    }

    private static string Both(string prompt) => $$"""
        {"prompt": "{{prompt}}", "response": "it is 7", "format": "prose", "answer": 7}
        {"prompt": "{{prompt}}", "response": "print(7)", "format": "code"}

        """;

    private static DataOptions Options(string file, ProblemCounts? problems = null, double testShare = 0.1) => new()
    {
        Domain = ProblemDomain.Jsonl,
        Problems = problems ?? new(),
        Files = new() { Train = [file], TestShare = testShare },
        Reads = new Dictionary<string, string> { ["prose"] = "last-number", ["code"] = "execute: python" },
        Begins = new Dictionary<string, string> { ["code"] = "print(" },
    };

    private static DataOptions OfWords(DataOptions data) => data with
    {
        Tokenizer = new() { Kind = TokenizerKind.Words },
        Begins = new Dictionary<string, string> { ["code"] = "print(7)" },
    };

    private static (IReadOnlyList<Problem> Train, IReadOnlyList<Problem> Test) Sides(DataOptions data, Seed seed)
    {
        var task = new FilesTask(ProblemDomain.Jsonl, new JsonlLayout());
        return (task.Train(data, seed), task.Test(data, seed));
    }

    private static string Ids(IEnumerable<Problem> problems) => string.Join(' ', problems.Select(problem => problem.Id));

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return Path.Combine(_folder, name);
    }
}
