using System.Text;
using RLCollapse.Analysis.Plotting;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class SvgDocumentTests
{
    [Fact]
    public void Ids_begin_at_one_and_equal_clips_are_one()
    {
        var tidy = Tidy("""
            <svg xmlns="http://www.w3.org/2000/svg" width="80" height="50">
              <clipPath id="cl_7a"><rect width="1"/></clipPath><g clip-path="url(#cl_7a)"/>
              <clipPath id="cl_7b"><rect width="1"/></clipPath><g clip-path="url(#cl_7b)"/>
              <clipPath id="cl_7c"><rect width="2"/></clipPath><g clip-path="url(#cl_7c)"/>
            </svg>
            """);
        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="80" height="50" viewBox="0 0 80 50">
            <clipPath id="i1">
            <rect width="1" />
            </clipPath>
            <g clip-path="url(#i1)" />
            <g clip-path="url(#i1)" />
            <clipPath id="i2">
            <rect width="2" />
            </clipPath>
            <g clip-path="url(#i2)" />
            </svg>
            """,
            tidy);
    }

    [Fact]
    public void Texts_stand_at_plain_lists_of_places() => Assert.Contains(
        """<text font-family="DejaVu Sans, Verdana, sans-serif" x="-3.82 2.5" y="10.97">ab</text>""",
        Tidy("<svg width=\"8\" height=\"5\"><text font-family=\"DejaVu Sans\" x=\"-3.8173828, 2.5, "
            + "\" y=\"10.96875, \">\n\t\tab\n\t</text></svg>"));

    private static string Tidy(string document)
    {
        var target = new MemoryStream();
        SvgDocument.Tidy(new MemoryStream(Encoding.UTF8.GetBytes(document)), target);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
