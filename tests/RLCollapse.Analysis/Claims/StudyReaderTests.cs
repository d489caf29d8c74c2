using RLCollapse.Analysis.Claims;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class StudyReaderTests
{
    private readonly string _folder = Tiny.TemporaryFolder();

    public StudyReaderTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "kl"));
        File.WriteAllText(Path.Combine(_folder, "kl", "experiment.json"), """{ "claims": [{ "id": "C3-none" }, { "id": "C3-strong" }, { "statement": "without an id" }] }""");
    }

    [Fact]
    public void A_row_names_its_claims_or_takes_all_and_may_have_no_experiment()
    {
        var study = Read("""
            { "source": "a paper", "rows": [
              { "id": "C3", "of": "literature", "statement": "It holds.", "experiment": "kl", "figure": "by-kl" },
              { "id": "C4", "statement": "It breaks.", "experiment": "kl", "claims": ["C3-strong"], "decides": ["C3-strong"] },
              { "id": "C9", "statement": "Nobody asked." } ] }
            """);

        Assert.Equal(("a paper", 3), (study.Source, study.Rows.Count));
        Assert.Equal(["C3-none", "C3-strong"], study.Rows[0].Claims);
        Assert.Equal(("by-kl", "kl"), (study.Rows[0].Figure, study.Rows[0].Experiment));
        Assert.Equal(["C3-strong"], study.Rows[1].Claims);
        Assert.Equal([true, false, false], study.Rows.Select(row => row.IsLiterature));
        Assert.Equal(["kl"], study.Experiments);
        Assert.Equal(["C3-none"], study.Rows[0].Decides);
        Assert.Equal(("", ""), (study.Rows[2].Experiment, study.Rows[2].Figure));
    }

    [Fact]
    public void An_experiment_without_rows_may_be_a_study_of_its_own()
    {
        const string row = """{ "id": "C9", "statement": "Nobody asked." }""";
        Assert.Equal(["kl"], Read($$"""{ "further": ["kl"], "rows": [{{row}}] }""").Further);

        var error = Assert.Throws<UserErrorException>(() => Read(
            """{ "further": ["kll", "kl"], "rows": [{ "id": "C3", "statement": "It holds.", "experiment": "kl" }] }""")).Message;
        Assert.Contains("further[0] (", error);
        Assert.Contains("there is no experiment 'kll'", error);
        Assert.Contains("'kl' has rows of this study, so it is none of its own", error);
    }

    [Fact]
    public void Every_mistake_is_named()
    {
        var error = Assert.Throws<UserErrorException>(() => Read("""
            { "rows": [
              { "id": "C1", "of": "hearsay", "statement": "LONG", "experiment": "kll" },
              { "id": "C2", "statement": "s", "experiment": "kl", "claims": ["C3-strog"], "decides": ["C9"] },
              { "id": "C2", "statement": "s", "figur": "x" },
              { "statement": 3, "figure": "x" }, 4 ] }
            """.Replace("LONG", new string('s', 91)))).Message;

        foreach (var part in (string[])
            [
                "is literature or here, found 'hearsay'", "has 91 characters; a row has room for 90",
                "'C9' is none of the row's claims",
                "rows[0].experiment (", "study.json:2): row C1: there is no experiment 'kll'", "did you mean kl?", "rows[1].claims[0] (",
                    "row C2: experiment kl has no claim 'C3-strog'; did you mean C3-strong?", "rows[2].figur (",
                    "row C2: unknown key; did you mean figure?",
                "rows[2].id (", "another row is called C2, too", "rows[3].id (", "is missing; it is a short name", "rows[3].statement (",
                    "expected a text, found 3", "rows[3].figure (", "stands only with an experiment", "rows[4] (",
                    "expected an object, found 4",
            ])
        {
            Assert.Contains(part, error);
        }
    }

    [Fact]
    public void No_file_no_JSON_and_no_rows_are_errors()
    {
        Assert.Contains("There is no '", Assert.Throws<UserErrorException>(() => Study.Load(_folder)).Message);
        Assert.Contains("study.json:1: not valid JSON", Assert.Throws<UserErrorException>(() => Read("{")).Message);
        Assert.Contains("rows (", Assert.Throws<UserErrorException>(() => Read("{}")).Message);
    }

    [Fact]
    public void A_folder_of_experiments_is_none_itself()
    {
        Assert.True(Study.IsFolder(_folder));
        Assert.False(Study.IsFolder(Path.Combine(_folder, "kl")));
        Assert.False(Study.IsFolder(Path.Combine(_folder, "none")));
    }

    private Study Read(string json)
    {
        File.WriteAllText(Path.Combine(_folder, "study.json"), json);
        return Study.Load(_folder);
    }
}
