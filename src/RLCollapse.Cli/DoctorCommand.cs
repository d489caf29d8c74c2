using System.CommandLine;
using RLCollapse.Cli.Doctor;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse doctor</c>: whether runs can work on this machine, and what to do where they cannot.</summary>
internal static class DoctorCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "doctor",
            "Look at processor, memory, libtorch, GPU, fonts, disk, write access and Slurm: a line each, ok, warning or failure, with what "
            + "to do. Exit code 1 where a run could not work.",
            "rlcollapse doctor",
            "rlcollapse doctor --out /scratch/results");
        var results = new Option<string>("--out")
        {
            Description = "Folder of the results.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "results/",
        };
        verb.Options.Add(results);
        verb.SetAction(parsed =>
        {
            var findings = Diagnosis.Of(MachineFacts.Of(parsed.GetRequiredValue(results), context.Slurm));
            foreach (var finding in findings) context.Output.WriteLine(finding.ToString());
            return findings.Any(finding => finding.Health == Health.Failure) ? ExitCode.RunFailed : ExitCode.Done;
        });
        return verb;
    }
}
