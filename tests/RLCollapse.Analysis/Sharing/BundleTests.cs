using System.IO.Compression;
using System.Text;
using RLCollapse.Analysis.Sharing;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sharing;

/// <summary>Bundles that are good, and those that somebody made to do harm.</summary>
public sealed class BundleTests : IDisposable
{
    private const int SymbolicLink = 0xA1FF;
    private readonly FakeResults _results = new();

    private string Target => Path.Combine(_results.Root, "unpacked");

    public void Dispose() => _results.Dispose();

    [Fact]
    public void What_was_bundled_is_unpacked_byte_for_byte_and_equal_files_give_equal_zips()
    {
        var run = _results.Run("kl-seed0-aaaa");
        File.WriteAllBytes(Path.Combine(_results.Base("b0"), "base.json"), "{ }"u8.ToArray());
        Directory.CreateDirectory(Path.Combine(run, "plots"));
        File.WriteAllBytes(Path.Combine(run, "plots", "format-mass.png"), [1, 2, 3]);
        File.WriteAllText(Path.Combine(run, "log.txt"), "paths of this machine");

        var (first, second) = (Bundled(run, "one.zip"), Bundled(run, "two.zip"));
        Unpack(first);

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        Assert.Equal(["bases/b0/base.json", "kl-seed0-aaaa/DONE", "kl-seed0-aaaa/config.resolved.json", "kl-seed0-aaaa/metrics.jsonl",
            "kl-seed0-aaaa/plots/format-mass.png", "kl-seed0-aaaa/run.json", "manifest.json"], Entries(first));
        foreach (var name in Entries(first).SkipLast(1))
            Assert.Equal(File.ReadAllBytes(Path.Combine(_results.Root, name)), File.ReadAllBytes(Path.Combine(Target, name)));
    }

    [Fact]
    public void A_folder_that_holds_the_bundle_stays_as_it_is_and_a_changed_one_is_told()
    {
        var zip = Bundled(_results.Run("kl-seed0-aaaa"), "one.zip");
        Unpack(zip);
        Unpack(zip);
        File.AppendAllText(Path.Combine(Target, "kl-seed0-aaaa", "metrics.jsonl"), "\n");

        Assert.Contains("is not as the bundle has it any more", Assert.Throws<UserErrorException>(() => Unpack(zip)).Message);
    }

    [Fact]
    public void A_folder_with_something_else_is_not_unpacked_to()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "");
        Assert.Contains("is not empty", Assert.Throws<UserErrorException>(() => Unpack(ZipForge.Write(_results.Root))).Message);
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/windows/x")]
    [InlineData("runs\\..\\..\\x")]
    [InlineData("runs/CON.txt")]
    [InlineData("runs/x.")]
    [InlineData("runs//x")]
    [InlineData("runs/a\u001B[2J")]
    [InlineData("folder/")]
    public void A_name_that_leads_elsewhere_is_refused(string name) => Refuses("which no bundle writes",
        ZipForge.Write(_results.Root, ZipForge.Manifest(ZipForge.File(), ZipForge.File("x", [])), (name, [], 0)));

    [Fact]
    public void A_link_is_refused() => Refuses("is a link",
        ZipForge.Write(_results.Root, null, ("kl-seed0-aaaa/run.json", "/etc/passwd"u8.ToArray(), SymbolicLink)));

    [Theory]
    [InlineData("kl-seed0-aaaa/metrics.jsonl")]
    [InlineData("kl-seed0-aaaa/METRICS.jsonl")]
    public void A_name_that_comes_twice_is_refused(string name) =>
        Refuses("is in it twice", ZipForge.Write(_results.Root, null, (name, ZipForge.Content, 0)));

    [Fact]
    public void What_would_unpack_to_a_hundred_times_its_size_is_refused_before_it_is_unpacked()
    {
        var zeros = new byte[80 << 20];
        Refuses("it would unpack to 80 MB", ZipForge.Write(
            _results.Root, ZipForge.Manifest(ZipForge.File(), ZipForge.File("big", zeros)), ("big", zeros, 0)));
    }

    [Fact]
    public void An_entry_that_unpacks_to_more_than_it_declares_is_stopped()
    {
        var zeros = new byte[1 << 20];
        var zip = ZipForge.Write(_results.Root,
            ZipForge.Manifest(ZipForge.File(), ZipForge.File("big", zeros) with { Bytes = 10 }), ("big", zeros, 0));
        ZipForge.Declare(zip, "big", 10);
        Refuses("'big'", zip);
    }

    [Fact]
    public void Another_file_under_a_name_of_the_manifest_is_refused()
    {
        var other = Encoding.UTF8.GetBytes(new string('x', ZipForge.Content.Length));
        Refuses("their SHA-256 differ", ZipForge.Write(_results.Root, ZipForge.Manifest(ZipForge.File(ZipForge.Metrics, other))));
    }

    [Fact]
    public void What_the_manifest_does_not_list_or_lists_in_vain_is_refused()
    {
        Refuses("its manifest does not list 'further'", ZipForge.Write(_results.Root, null, ("further", [], 0)));
        Refuses("'missing' is missing from it",
            ZipForge.Write(_results.Root, ZipForge.Manifest(ZipForge.File(), ZipForge.File("missing", []))));
    }

    [Fact]
    public void A_manifest_that_names_a_path_outside_is_refused() => Refuses("a path in a bundle",
        ZipForge.Write(_results.Root, ZipForge.Manifest(ZipForge.File(), ZipForge.File("../x", []))));

    [Fact]
    public void A_later_version_of_bundles_is_told() => Refuses("is of version 2 of bundles",
        ZipForge.Write(_results.Root, ZipForge.Manifest().Replace("\"bundle\": 1", "\"bundle\": 2")));

    [Fact]
    public void A_directory_of_very_many_entries_is_refused_before_it_is_read()
    {
        var path = Path.Combine(_results.Root, "forged.zip");
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            for (var i = 0; i < 40_000; i++) zip.CreateEntry($"{i:D5}{new string('n', 200)}");
        }

        Refuses("its directory has", path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("no zip at all, but a text that is longer than its end would be")]
    public void What_is_no_zip_is_told(string content)
    {
        var path = Path.Combine(_results.Root, "forged.zip");
        File.WriteAllText(path, content);
        Refuses("is not unpacked", path);
    }

    [UnixFact]
    public void A_link_in_a_run_is_not_followed_into_a_bundle()
    {
        var run = _results.Run("kl-seed0-aaaa");
        File.CreateSymbolicLink(Path.Combine(run, "samples.jsonl"), "/etc/hostname");
        Assert.Contains("is a link", Assert.Throws<UserErrorException>(() => Bundled(run, "one.zip")).Message);
    }

    [Fact]
    public void Only_a_run_or_sweep_is_bundled() =>
        Assert.Contains("neither a run nor a sweep", Assert.Throws<UserErrorException>(() => Bundled(_results.Root, "one.zip")).Message);

    [Fact]
    public void A_sweep_takes_its_tables_and_the_runs_that_have_ended_with_it()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "0.1")], at => at["kl"] == "0" ? new("python", 0.9) : null);
        File.WriteAllText(Path.Combine(sweep.Folder, "table.csv"), "kl\n0\n");
        var zip = Path.Combine(sweep.Root, "study.zip");

        var (manifest, absent) = BundleWriter.Write(sweep.Folder, zip, checkpoints: false);

        Assert.Equal(["run1"], absent);
        Assert.Equal(["runs/run0/DONE", "runs/run0/config.resolved.json", "runs/run0/metrics.jsonl", "runs/run0/run.json",
            "study/plan.json", "study/table.csv"], manifest.Files.Select(file => file.Path));
        Unpack(zip);
        Assert.Equal("run0", BundleSelection.Of(manifest, Target, []).Single().Name);
        Assert.Equal("run0", BundleSelection.Of(manifest, Target, ["kl=0"]).Single().Name);
        Assert.Equal("run0", BundleSelection.Of(manifest, Target, ["0", "run0"]).Single().Name);
        Assert.Contains("coordinates such as 'kl=0'",
            Assert.Throws<UserErrorException>(() => BundleSelection.Of(manifest, Target, ["kl=0.1"])).Message);
    }

    private static string[] Entries(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private string Bundled(string run, string name)
    {
        var zip = Path.Combine(_results.Root, name);
        BundleWriter.Write(run, zip, checkpoints: false);
        return zip;
    }

    private void Unpack(string zip)
    {
        using var bundle = Bundle.Open(zip);
        bundle.Unpack(Target);
    }

    /// <summary>Refuses the zip, and nothing of it is left.</summary>
    private void Refuses(string why, string zip)
    {
        var before = Directory.GetFileSystemEntries(_results.Root);
        Assert.Contains(why, Assert.Throws<UserErrorException>(() => Unpack(zip)).Message);
        Assert.Equal(before, Directory.GetFileSystemEntries(_results.Root));
    }
}
