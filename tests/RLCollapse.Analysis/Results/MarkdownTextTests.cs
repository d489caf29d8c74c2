using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("mass < 0.5 & *sure*", "mass < 0.5 & *sure*")]
    [InlineData("[arXiv](https://arxiv.org/abs/1)", "[arXiv](https://arxiv.org/abs/1)")]
    [InlineData("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>")]
    [InlineData("<!-- /measured --> <?x", "&lt;!-- /measured --> &lt;?x")]
    [InlineData("&lt;b&gt; &#60;", "&amp;lt;b&amp;gt; &amp;#60;")]
    [InlineData("[a](javascript:b) ![c](d) [e][f]", @"[a]\(javascript:b) ![c]\(d) [e]\[f]")]
    [InlineData("two\nlines\u2028three", "two lines three")]
    public void A_text_opens_no_html_no_line_and_no_link_but_to_the_web(string text, string inline) =>
        Assert.Equal(inline, MarkdownText.Inline(text));

    [Theory]
    [InlineData("a | b", @"a \| b")]
    [InlineData(@"a \| b", @"a \\\| b")]
    [InlineData(@"a\", @"a\\")]
    public void A_text_opens_no_cell(string text, string cell) => Assert.Equal(cell, MarkdownText.Cell(text));

    [Theory]
    [InlineData("# a", @"\# a")]
    [InlineData("```", @"\```")]
    [InlineData("12. a", @"12\. a")]
    [InlineData("- a", @"\- a")]
    [InlineData("---", @"\---")]
    [InlineData(" > a", @"\> a")]
    [InlineData("Does it?", "Does it?")]
    public void A_text_opens_no_block(string text, string paragraph) => Assert.Equal(paragraph, MarkdownText.Paragraph(text));

    [Theory]
    [InlineData("kl=0 seed=1", "`kl=0 seed=1`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("``", "``` `` ```")]
    [InlineData("a\nb", "`a b`")]
    public void A_code_ends_where_its_text_does(string text, string code) => Assert.Equal(code, MarkdownText.Code(text));

    [Fact]
    public void A_link_goes_to_the_file_that_it_names() =>
        Assert.Equal(@"[a\]b](../x%20y/%28%29.md)", MarkdownText.Link("a]b", "../x y/().md"));
}
