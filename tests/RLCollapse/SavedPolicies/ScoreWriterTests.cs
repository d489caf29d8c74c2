using System.Text.Json.Nodes;
using RLCollapse.Data;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Tests.SavedPolicies;

public sealed class ScoreWriterTests
{
    private static readonly ITokenizer Tokenizer = Tiny.Data.Tokenizer;

    [Fact]
    public void The_line_says_everything_and_no_number_that_JSON_lacks()
    {
        var row = new ScoreRow(7, [2], [.. Tokenizer.Encode("= 5"), Tokenizer.EndId], true);
        var score = new Score(row, [-1, float.NegativeInfinity, -0.5f], [0.25f, 0, float.NaN],
            new ReferenceScore([-2, -1, -0.5f], double.PositiveInfinity));

        var line = ScoreWriter.Line(score, Tokenizer);

        Assert.Equal(
            $$"""{"line":7,"ids":[{{row.Response[0]}},7,1],"tokens":["=","5","<end>"],"end_appended":true,"log_probs":[-1,null,-0.5],"log_prob":null,"values":[0.25,0,null],"reference_log_probs":[-2,-1,-0.5],"reference_log_prob":-3.5,"k1_per_sequence":null}""",
            line);
        Assert.False(JsonNode.Parse(ScoreWriter.Line(score with { Reference = null }, Tokenizer))!.AsObject()
            .ContainsKey("k1_per_sequence"));
    }
}
