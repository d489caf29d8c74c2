using RLCollapse.Claims;
using RLCollapse.Figures.Sweeps;
using RLCollapse.Reports;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse verify</c> of a folder of experiments: each that has been run, and the page of the study.</summary>
internal static class VerifyStudy
{
    /// <summary>Judges what can be judged here; elsewhere the verdicts that are recorded stand.</summary>
    /// <param name="folder">Folder of experiments.</param>
    /// <param name="results">Folder that holds the sweeps' folders.</param>
    /// <param name="writesReadmes">Whether to write into the experiments' READMEs and the page.</param>
    /// <param name="output">Gets the verdicts.</param>
    public static void Run(string folder, string results, bool writesReadmes, TextWriter output)
    {
        var study = writesReadmes ? Study.Load(folder) : null;
        foreach (var name in Study.ExperimentsIn(folder))
        {
            var sweep = Path.Combine(results, name);
            output.WriteLine($"{name}:");
            if (WhyNot(sweep) is { } reason)
            {
                output.WriteLine($"    {reason}");
                continue;
            }

            var file = Path.GetFullPath(Path.Combine(folder, name, ClaimsFile.FileName));
            foreach (var finding in Verification.Run(file, sweep)) VerifyCommand.Print(finding, output);
            if (writesReadmes) MeasuredSection.Write(Path.Combine(folder, name, "README.md"), sweep);
        }

        if (study is not null) output.WriteLine(StudyPage.Write(study, results));
    }

    /// <summary>Why the claims of a sweep are not judged here; null where they are.</summary>
    private static string? WhyNot(string sweepFolder)
    {
        if (!PlannedSweep.IsIn(sweepFolder)) return "not run";
        var sweep = SweepData.Load(sweepFolder);
        if (RecordedRuns.AreMore(sweepFolder, sweep, out var recorded)) return $"{sweep.Runs.Count} of {recorded} recorded runs are on this machine: the recorded verdicts stand";
        return sweep.Runs.Count == 0 ? "not run" : null;
    }
}
