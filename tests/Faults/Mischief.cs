using RLCollapse.Runs;

namespace RLCollapse.Tests.Faults;

/// <summary>What somebody does to the files of a run that was killed, before it is resumed.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Do">Does it, as far as there is anything to do it to.</param>
internal sealed record Mischief(string Name, Action<FaultyRun> Do)
{
    private static readonly byte[] Garbage = [.. Enumerable.Repeat((byte)0xFF, 40)];

    public static readonly IReadOnlyList<Mischief> All =
    [
        new("base deleted underneath", run => DeleteFolder(run.Base)),
        new("results moved", run =>
        {
            var moved = Path.Combine(Path.GetDirectoryName(run.Root)!, "moved");
            if (Directory.Exists(run.Root)) Directory.Move(run.Root, moved);
            run.Root = moved;
        }),
        new("clock gone back a year", run => SetTimes(run, DateTime.UtcNow.AddYears(1))),
        new("another config run in between", run => Assert.Null(run.Start(config: FaultyRun.Config with
        {
            Rl = FaultyRun.Config.Rl with { Kl = new() { Coefficient = 0.5 } },
        }))),
        new("newest checkpoint damaged", run => ChangeCheckpoint(run, file =>
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, bytes);
        })),
        new("newest checkpoint a dangling link", run => ChangeCheckpoint(run, file =>
        {
            File.Delete(file);
            File.CreateSymbolicLink(file, "nowhere");
        })),
        new("every checkpoint gone", run => DeleteFolder(Path.Combine(run.Folder, RunFiles.Checkpoints))),
        new("metrics damaged in the middle", run => Change(run, RunFiles.Metrics, (_, bytes) =>
            [.. bytes[..(bytes.Length / 2)], .. Garbage, .. bytes.Skip(bytes.Length / 2 + Garbage.Length)])),
        new("metrics cut off", run => Change(run, RunFiles.Metrics, (_, bytes) => bytes[..(bytes.Length * 2 / 3)])),
        new("metrics emptied", run => Change(run, RunFiles.Metrics, (_, _) => [])),
        new("garbage before the samples", run => Change(run, RunFiles.Samples, (_, bytes) => [.. Garbage, .. bytes])),
        new("lines appended", run => Change(run, RunFiles.Metrics, (_, bytes) => [.. bytes, .. "[]\n"u8])),
        new("config and run.json damaged", run =>
        {
            foreach (var name in (string[])[RunFiles.Config, RunFiles.Info]) Change(run, name, (_, _) => "[{"u8.ToArray());
        }),
    ];

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static void SetTimes(FaultyRun run, DateTime time)
    {
        if (!Directory.Exists(run.Root)) return;
        foreach (var file in Directory.GetFiles(run.Root, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, time);
    }

    private static void ChangeCheckpoint(FaultyRun run, Action<string> change)
    {
        foreach (var folder in (string[])[run.Folder, run.Base])
        {
            var checkpoints = Path.Combine(folder, RunFiles.Checkpoints);
            if (!Directory.Exists(checkpoints)) continue;
            if (Directory.GetFiles(checkpoints, "*.ckpt").Max(StringComparer.Ordinal) is { } newest) change(newest);
        }
    }

    private static void Change(FaultyRun run, string name, Func<string, byte[], byte[]> change)
    {
        foreach (var folder in (string[])[run.Folder, run.Base])
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file)) File.WriteAllBytes(file, change(file, File.ReadAllBytes(file)));
        }
    }
}
