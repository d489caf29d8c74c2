using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>Finds the experiment that somebody means: a path, or the name of one in <c>experiments</c> of the working folder.</summary>
public static class ExperimentPath
{
    private const string Folder = "experiments";

    /// <summary>Names that stand for experiments here.</summary>
    public static IReadOnlyList<string> Names => Study.ExperimentsIn(Folder);

    /// <summary>The path of an experiment or of a folder of them; what is none of these is left to whoever reads it.</summary>
    /// <param name="text">What was typed.</param>
    /// <exception cref="UserErrorException">It is no path, and close to the name of an experiment.</exception>
    public static string Of(string text)
    {
        if (File.Exists(text) || File.Exists(Path.Combine(text, ClaimsFile.FileName)) || Study.IsFolder(text)) return text;
        if (Names.Contains(text)) return Path.Combine(Folder, text);
        return !Path.Exists(text) && NearestPath.Find(text, Names) is { } near
            ? throw new UserErrorException($"There is no experiment '{PlainText.Shown(text)}'; did you mean {near}?")
            : text;
    }
}
