using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A finished run, and runs in one go to compare with.</summary>
public sealed class RunsToGoOnFrom : IDisposable
{
    /// <summary>Goes on with RL under another KL coefficient and supervised training: 7 steps.</summary>
    public const string Further = """
        {
          "stages": ["pretraining", "rl", "again", "mixture"],
          "again": { "extends": "rl", "epochs": 0.5, "kl": { "coefficient": 0.7 } },
          "mixture": { "kind": "supervised", "steps": 5 }
        }
        """;

    /// <summary>Goes on with supervised training alone.</summary>
    public const string Mixture = """{ "stages": ["pretraining", "rl", "mixture"], "mixture": { "kind": "supervised", "steps": 2 } }""";

    /// <summary>What the finished run was made with.</summary>
    public static readonly RunConfig Config = Tiny.Config with { Rl = Tiny.Config.Rl with { CheckpointEvery = 2 } };

    private readonly string _finished = Tiny.TemporaryFolder();
    private readonly string _inOneGo = Tiny.TemporaryFolder();

    public RunsToGoOnFrom() => Pipeline.Run(Config, _finished, fresh: false, NullObserver.Instance, default);

    /// <summary>Copies the finished run and its base under a root of their own and gives the run's folder.</summary>
    public string FinishedIn(string root)
    {
        foreach (var file in Directory.GetFiles(_finished, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(_finished, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(root, RunIdentity.IdOf(Config));
    }

    /// <summary>Folder of a run whose stages were all taken in one go.</summary>
    public string InOneGo(RunConfig config) => Pipeline.Run(config, _inOneGo, fresh: false, NullObserver.Instance, default);

    /// <summary>Goes on from a run.</summary>
    public static string GoOn(
        FinishedRun from, RunConfig config, string root, IRunObserver? observer = null, CancellationToken interrupt = default,
        bool fresh = false) =>
        Pipeline.Run(config, root, fresh, observer ?? NullObserver.Instance, interrupt, from);

    /// <summary>Checkpoints of a run, the oldest first.</summary>
    public static string[] Checkpoints(string run) =>
        [.. Directory.GetFiles(Path.Combine(run, RunFiles.Checkpoints)).Order(StringComparer.Ordinal)];

    /// <summary>Takes away a file's last byte.</summary>
    public static void Damage(string file) => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);

    public void Dispose()
    {
        Directory.Delete(_finished, recursive: true);
        Directory.Delete(_inOneGo, recursive: true);
    }
}
