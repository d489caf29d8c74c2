using System.CommandLine;
using RLCollapse.Analysis.Html;
using RLCollapse.Common;

namespace RLCollapse.Cli.Runs;

/// <summary>An option that names the file of a report, and the report that is written there.</summary>
internal static class PageOption
{
    private const string Ending = ".html";

    /// <summary>Declares it.</summary>
    public static Option<string?> Create(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = $"FILE{Ending}" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && !file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
                result.AddError($"A report is a page: '{file}' does not end in {Ending}.");
        });
        return option;
    }

    /// <summary>Writes the report of runs and sweeps.</summary>
    /// <exception cref="UserErrorException">One cannot be shown, or the file cannot be written.</exception>
    public static void Write(IReadOnlyList<string> folders, string path)
    {
        try
        {
            HtmlReport.Write(folders, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot write '{path}': {error.Message}", error);
        }
    }
}
