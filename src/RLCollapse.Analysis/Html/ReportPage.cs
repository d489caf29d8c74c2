using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Fluid;

namespace RLCollapse.Analysis.Html;

/// <summary>
/// The page of a report: one file without anything from elsewhere. Its policy (Content-Security-Policy) lets no script and no style run
/// but the two of each that were built in, known by their hashes, so that no text of a run can, even if one escaped from its place; images
/// are those that the page itself holds.
/// </summary>
internal static class ReportPage
{
    /// <summary>The page's own scripts in the order in which they use each other; the last starts it.</summary>
    private static readonly string[] Scripts =
        ["data.js", "dom.js", "colors.js", "curves.js", "chart.js", "runs.js", "masses.js", "explorer.js", "tokens.js", "samples.js",
            "tables.js", "recorded.js", "main.js"];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // of all alphabets letters stay letters; <, >, &, quotes and separators of lines are written out, so that none ends the element
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly Lazy<IFluidTemplate> Template = new(() => new FluidParser().Parse(Resource("page.html")));

    /// <summary>The HTML of a report.</summary>
    public static string Of(ReportData data)
    {
        string[] scripts = [Resource("uPlot.iife.min.js"), Own()];
        string[] styles = [Resource("uPlot.min.css"), Resource("page.css")];
        var context = new TemplateContext();
        context.SetValue("title", data.Title);
        var images = data.Sources.Any(source => source.Recorded is not null) ? "img-src data:; " : "";
        context.SetValue("policy", $"default-src 'none'; script-src {Hashes(scripts)}; style-src {Hashes(styles)}; {images}"
            + "base-uri 'none'; form-action 'none'");
        context.SetValue("licence", Resource("LICENSE"));
        context.SetValue("scripts", scripts);
        context.SetValue("styles", styles);
        context.SetValue("data", Json(data));
        return Template.Value.Render(context, HtmlEncoder.Default);
    }

    /// <summary>Data as JSON that may stand in a script element.</summary>
    public static string Json(object data) => JsonSerializer.Serialize(data, Options);

    /// <summary>A file that was built in.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"Html/{name}")!;
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }

    private static string Own() => $"(() => {{\n\"use strict\";\n{string.Concat(Scripts.Select(Resource))}}})();\n";

    private static string Hashes(IEnumerable<string> texts) => string.Join(' ', texts.Select(text =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'"));
}
