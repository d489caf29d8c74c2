using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RLCollapse.Analysis.Html;

namespace RLCollapse.Tests.Analysis.Html;

public sealed partial class ReportPageTests : IDisposable
{
    private const string Attack =
        "</script><script>window.hacked = 1</script><img src=x onerror=\"hacked=1\">'\u2028\u2029<!--<script>&amp;";

    private readonly SyntheticRun _run = new SyntheticRun(["python", "prose"], 0).Pretrained()
        .Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 64, 1);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void No_text_of_a_run_can_become_markup_or_code()
    {
        SampleLines.Write(_run.Folder, [0, 64], 2, _ => Attack);
        var page = ReportPage.Of(Data() with { Title = Attack, Config = Attack });

        Assert.Equal(3, Scripts().Count(page));
        Assert.DoesNotContain("<img", page);
        Assert.DoesNotContain('\u2028', page);
        var data = JsonDocument.Parse(DataOf(page)).RootElement;
        Assert.Equal(Attack, data.GetProperty("title").GetString());
        Assert.Equal(Attack, data.GetProperty("samples").GetProperty("problems")[0].GetProperty("prompt").GetString());
        Assert.DoesNotContain('<', DataOf(page));
    }

    [Fact]
    public void Signs_and_control_characters_come_back_as_they_were() =>
        Assert.All(Hostile.Controls.Where(text => text != "\uD800").Concat(Hostile.Signs), text =>
        {
            var json = ReportPage.Json(new[] { text });
            Assert.DoesNotMatch("[<>&'\u2028\u2029]", json);
            Assert.Equal(text, JsonSerializer.Deserialize<string[]>(json)![0]);
        });

    [Fact]
    public void The_policy_knows_the_scripts_and_styles_of_the_page_and_nothing_else()
    {
        var page = ReportPage.Of(Data());
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value.Replace("&#x27;", "'")
            .Replace("&#x2B;", "+");

        var hashes = Regex.Matches(page, "<(script|style)>(.*?)</\\1>", RegexOptions.Singleline)
            .Select(match => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups[2].Value)))}'").ToList();
        Assert.Equal(4, hashes.Count);
        Assert.Equal($"default-src 'none'; script-src {hashes[2]} {hashes[3]}; style-src {hashes[0]} {hashes[1]}; base-uri 'none'; "
            + "form-action 'none'", policy);
    }

    [Fact]
    public void The_page_names_nothing_outside_itself()
    {
        var page = ReportPage.Of(Data());

        Assert.DoesNotMatch("(src|href|action)=\"(?!#)", page);
        Assert.DoesNotMatch(@"@import|url\(", page);
    }

    [Fact]
    public void Equal_files_give_equal_bytes() => Assert.Equal(ReportPage.Of(Data()), ReportPage.Of(Data()));

    [Fact]
    public void Pinned_files_are_those_that_the_note_names()
    {
        var note = File.ReadAllText(Path.Combine(MsBuild.Root, "src", "RLCollapse.Analysis", "Html", "vendor", "README.md"));

        var pinned = Regex.Matches(note, @"^\| `([^`]+)` \| `[^`]+` \| `([0-9a-f]{64})` \|$", RegexOptions.Multiline);

        Assert.Equal(["uPlot.iife.min.js", "uPlot.min.css", "LICENSE"], pinned.Select(match => match.Groups[1].Value));
        Assert.All(pinned, match => Assert.Equal(match.Groups[2].Value,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ReportPage.Resource(match.Groups[1].Value))))));
        Assert.Contains("v1.6.32", ReportPage.Resource("uPlot.iife.min.js")[..80]);
    }

    [Fact]
    public void Texts_stand_out_from_what_is_behind_them_in_light_and_dark()
    {
        var colors = Regex.Matches(ReportPage.Resource("page.css"), @"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
            .ToDictionary(match => match.Groups[1].Value, match => (string[])[match.Groups[2].Value, match.Groups[3].Value]);
        (string Text, string Behind, double Least)[] pairs =
        [
            .. from text in new[] { "ink", "muted", "accent", "good", "bad" }
               from behind in new[] { "page", "panel" }
               select (text, behind, 4.5),
            ("on-accent", "accent", 4.5), ("ink", "shade", 4.5), ("edge", "panel", 3),
        ];

        Assert.All(pairs, pair => Assert.All((int[])[0, 1], theme =>
            Assert.True(Contrast(colors[pair.Text][theme], colors[pair.Behind][theme]) >= pair.Least, $"{pair}, theme {theme}")));
    }

    private static double Contrast(string one, string other)
    {
        double[] light = [Luminance(one), Luminance(other)];
        return (light.Max() + 0.05) / (light.Min() + 0.05);
    }

    /// <summary>Relative luminance of #RRGGBB (WCAG 2.2).</summary>
    private static double Luminance(string color)
    {
        var parts = Convert.FromHexString(color[1..]).Select(part => part / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private ReportData Data() => ReportBuilder.Of([SourceReader.Read(_run.Folder)]);

    private static string DataOf(string page) => Regex.Match(page, "id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();
}
