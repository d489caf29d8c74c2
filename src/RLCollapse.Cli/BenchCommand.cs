using System.CommandLine;
using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse bench</c>: times this program beside plain PyTorch and TorchSharp.</summary>
internal static class BenchCommand
{
    private static readonly string[] Sizes = ["xs", "s", "m", "l", "20m", "150m"];

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "bench",
            "Time this program beside plain PyTorch (bench/peer) and TorchSharp on the same weights, tokens and threads, run by run in "
            + "turn. First all must find the same losses and log-probabilities; "
            + "then a Markdown report with medians, ratios and fractions of the rate of a plain product goes to standard output. "
            + "Without PyTorch it leaves that out. Exit code 1 where one disagrees.",
            "rlcollapse bench --quick",
            "rlcollapse bench --sizes m,l --threads 2 --dtype bfloat16 --work pretraining,rollout --out bench.md",
            "rlcollapse bench --work growth --sizes xs",
            "rlcollapse bench --device cuda --sizes 20m,150m --threads 1 --dtype bfloat16");
        var all = new BenchOptions();
        var sizes = List("--sizes", "SIZE", "Sizes of configs/model, separated by commas: xs, s, m, l, 20m, 150m. "
            + "Default: the first four; with --quick m.", Sizes);
        var threads = List("--threads", "N", "Threads of each side. Default: 1,2; with --quick 1.", null);
        var work = List("--work", "WORK", "What to measure: pretraining, rollout, update, iteration, memory, growth (of the first size, "
            + "format and number of threads; several minutes). Default: all but growth; "
            + "with --quick no memory either.", EnumNames.All(typeof(BenchWork)));
        var dtypes = List("--dtype", "DTYPE", "Number formats: float32, bfloat16. Default: both; with --quick float32.",
            [EnumNames.Of(ComputeType.Float32), EnumNames.Of(ComputeType.Bfloat16)]);
        var device = Device();
        var repeats = Repeats();
        var quick = new Option<bool>("--quick") { Description = "Less of everything: under a minute on a quiet machine." };
        var output = new Option<string>("--out") { Description = "Also write the report here, as .md or .json.", HelpName = "FILE" };
        var python = new Option<string>("--python")
        {
            Description = "Interpreter that has PyTorch. Default: python3, /usr/bin/python3 or python.",
            HelpName = "PATH",
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens is [var file] && Path.GetExtension(file.Value) is not (".md" or ".json"))
                result.AddError($"--out takes a file ending in .md or .json, found '{file.Value}'.");
        });
        foreach (var option in new Option[] { sizes, threads, work, dtypes, device, repeats, quick, output, python })
            verb.Options.Add(option);
        verb.SetAction(parsed =>
        {
            var defaults = parsed.GetValue(quick) ? BenchOptions.QuickDefaults : all;
            return context.Benchmarks(
                defaults with
                {
                    Sizes = parsed.GetValue(sizes) is { Length: > 0 } names ? names : defaults.Sizes,
                    Threads = parsed.GetValue(threads) is { Length: > 0 } counts ? [.. counts.Select(int.Parse)] : defaults.Threads,
                    Work = parsed.GetValue(work) is { Length: > 0 } works
                        ? [.. works.Select(name => (BenchWork)EnumNames.Find(typeof(BenchWork), name)!)]
                        : defaults.Work,
                    Dtypes = parsed.GetValue(dtypes) is { Length: > 0 } formats
                        ? [.. formats.Select(name => (ComputeType)EnumNames.Find(typeof(ComputeType), name)!)]
                        : defaults.Dtypes,
                    Device = parsed.GetValue(device) ?? defaults.Device,
                    Repeats = parsed.GetValue(repeats) ?? defaults.Repeats,
                    Out = parsed.GetValue(output),
                    Python = parsed.GetValue(python),
                },
                context.Output,
                context.Error);
        });
        return verb;
    }

    private static Option<string[]?> List(string name, string item, string description, IReadOnlyList<string>? valid) => new(name)
    {
        Description = description,
        HelpName = item + ",…",
        CustomParser = result =>
        {
            var words = result.Tokens[0].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()
                .ToArray();
            var wrong = words.FirstOrDefault(word =>
                valid is null ? !(int.TryParse(word, out var count) && count is > 0 and <= 1024) : !valid.Contains(word));
            if (words.Length > 0 && wrong is null) return words;
            var expected = valid is null ? "numbers from 1 to 1024" : $"any of {string.Join(", ", valid)}";
            result.AddError($"{name} takes {expected}, separated by commas; found '{wrong ?? result.Tokens[0].Value}'.");
            return null;
        },
    };

    private static Option<string?> Device() => new("--device")
    {
        Description = "Where all sides compute: cpu, or cuda with larger batches (512 rows in pretraining, 1024 in RL). Default: cpu.",
        HelpName = "DEVICE",
        CustomParser = result =>
        {
            if (result.Tokens[0].Value is "cpu" or "cuda") return result.Tokens[0].Value;
            result.AddError($"--device takes cpu or cuda, found '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private static Option<int?> Repeats() => NumberOption.Whole(
        "--repeats", "Fewest timed runs of each work and side. Default: 7; with --quick 5.", "N", 1, 10_000);
}
