using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;
using RLCollapse.Config;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse verify</c> of a folder of experiments: each that has been run, and the page of the study.</summary>
internal static class VerifyStudy
{
    /// <summary>Judges what can be judged here; elsewhere the verdicts that are recorded stand.</summary>
    /// <param name="folder">Folder of experiments.</param>
    /// <param name="results">Folder that holds the sweeps' folders.</param>
    /// <param name="departures">What departs from the experiments' files; then their trials are judged.</param>
    /// <param name="writesReadmes">Whether to write into the experiments' READMEs and the page.</param>
    /// <param name="output">Gets the verdicts.</param>
    /// <exception cref="UserErrorException">Some could not be judged; all others were, and the page is written.</exception>
    public static void Run(string folder, string results, IReadOnlyList<string> departures, bool writesReadmes, TextWriter output)
    {
        if (writesReadmes && departures.Count > 0)
        {
            throw new UserErrorException("Trials stand in no README and on no page: take --readme or "
                + $"{string.Join(' ', departures)} away (variables that begin with {ConfigLoader.EnvironmentPrefix} count, too).");
        }

        var study = writesReadmes ? Study.Load(folder) : null;
        var sweeps = Study.ExperimentsIn(folder).ToDictionary(name => name, name => SweepFolder.Of(results, name, departures).Path);
        var (failures, whyNot) = (new List<string>(), new Dictionary<string, string>());
        foreach (var (name, sweep) in sweeps)
        {
            if (WhyNot(sweep) is { } reason) whyNot[name] = reason;
            else
            {
                try
                {
                    Verification.Run(FileOf(folder, name), sweep);
                }
                catch (UserErrorException error)
                {
                    failures.Add($"{name}: {error.Message}");
                    whyNot[name] = "not judged, see below";
                }
            }
        }

        var decided = new HashSet<string>();
        foreach (var (name, sweep) in sweeps)
        {
            try
            {
                if (RecordedVerdicts.Read(sweep) is null) continue; // not judged, or a trial, which is a family of its own
                if (!decided.Contains(sweep)) decided.UnionWith(Decide(FileOf(folder, name), sweep, sweeps.Values));
                if (writesReadmes) MeasuredSection.Write(Path.Combine(folder, name, "README.md"), sweep);
            }
            catch (UserErrorException error)
            {
                failures.Add($"{name}: {error.Message}");
            }
        }

        foreach (var (name, sweep) in sweeps)
        {
            output.WriteLine($"{name}:");
            if (whyNot.TryGetValue(name, out var reason)) output.WriteLine($"    {reason}");
            else VerifyCommand.Print(sweep, output);
        }

        if (study is not null) output.WriteLine(StudyPage.Write(study, results));
        if (failures.Count > 0) throw new UserErrorException(string.Join('\n', failures));
    }

    private static string FileOf(string folder, string name) => Path.GetFullPath(Path.Combine(folder, name, ClaimsFile.FileName));

    /// <summary>Decides the verdicts of a sweep and of its family again, now that all are judged.</summary>
    /// <returns>The family.</returns>
    private static IReadOnlyList<string> Decide(string experimentFile, string sweep, IEnumerable<string> sweeps)
    {
        var family = Family.Of(experimentFile, sweep);
        Family.Decide(family, [.. family.Intersect(sweeps)]);
        return family;
    }

    /// <summary>Why the claims of a sweep are not judged here; null where they are.</summary>
    private static string? WhyNot(string sweepFolder)
    {
        if (!PlanFile.IsIn(sweepFolder)) return "not run";
        var sweep = SweepData.Load(sweepFolder);
        if (RecordedRuns.AreMore(sweepFolder, sweep, out var recorded))
            return $"{sweep.Runs.Count} of {recorded} recorded runs are on this machine: the recorded verdicts stand";
        return sweep.Runs.Count == 0 ? "not run" : null;
    }
}
