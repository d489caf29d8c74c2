using System.Globalization;
using System.Text;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A run folder with made-up metrics: a mixture that moves from given shares at the start to given shares at the end.</summary>
internal sealed class SyntheticRun : IDisposable
{
    private readonly StringBuilder _lines = new();
    private readonly string[] _formats;

    public SyntheticRun(string[] formats, double klCoefficient)
    {
        _formats = formats;
        Directory.CreateDirectory(Folder);
        var names = string.Join(", ", formats.Select(name => $"\"{name}\""));
        File.WriteAllText(Path.Combine(Folder, "config.resolved.json"), string.Create(CultureInfo.InvariantCulture, $$"""
            { "data": { "formats": [{{names}}] }, "model": { "layers": 2, "width": 32 }, "rl": { "algorithm": "ppo", "optimizer": { "learningRate": 3e-4 }, "kl": { "coefficient": {{klCoefficient}} } },
              "reward": { "correctness": 1, "executionFailureRate": 0, "tokenCost": 0 }, "tracking": { "probePrompts": 64, "probeSamples": 8, "collapseThreshold": 0.9 } }
            """));
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"rlcollapse-figures-{Guid.NewGuid():N}");

    public string Metrics => Path.Combine(Folder, "metrics.jsonl");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public SyntheticRun Line(string phase, int step, params (string Key, double Value)[] numbers)
    {
        _lines.Append(CultureInfo.InvariantCulture, $"{{\"step\":{step},\"phase\":\"{phase}\"");
        foreach (var (key, value) in numbers) _lines.Append(CultureInfo.InvariantCulture, $",\"{key}\":{value}");
        _lines.Append("}\n");
        File.WriteAllText(Metrics, _lines.ToString());
        return this;
    }

    /// <summary>Pretraining of a thousand steps: losses that fall towards a floor, a higher one for each later format.</summary>
    public SyntheticRun Pretrained()
    {
        for (var step = 0; step <= 1000; step += 10)
        {
            double Loss(double floor) => floor + (3.5 * Math.Exp(-step / 150.0));
            Line("pretraining", step, ("loss/train", Loss(0.3) * (1 + (0.1 * Noise(step)))));
            if (step % 100 == 0)
                Line("pretraining", step, [.. _formats.Select((name, i) => ($"heldout_loss/{name}", Loss(0.12 + (0.08 * i))))]);
        }

        return this;
    }

    /// <summary>RL of <paramref name="steps"/> steps of 1/64 epoch with probes at log-spaced steps.</summary>
    /// <param name="from">Mass of each format, then malformed, before RL.</param>
    /// <param name="to">The same in the long run.</param>
    /// <param name="steps">RL steps.</param>
    /// <param name="kl">KL to the base at the end, nats per sequence.</param>
    /// <param name="theory">Shares that the theory predicts; none where it does not apply.</param>
    public SyntheticRun Trained(double[] from, double[] to, int steps, double kl, double[]? theory = null)
    {
        string[] names = [.. _formats, "malformed"];
        for (var step = 0; step <= steps; step++)
        {
            var epoch = step / 64.0;
            var progress = steps == 0 ? 0 : 1 / (1 + Math.Exp(6 - (14.0 * step / Math.Max(steps, 1))));
            var masses = from.Zip(to, (a, b) => a + ((b - a) * progress)).ToArray();
            var accuracy = 0.45 + (0.5 * progress);
            if (step > 0) Line("rl", step, ("epoch", epoch), ("reward/mean", accuracy + (0.06 * Noise(step))), ("kl_penalty", 0.01));
            if (step == steps || step is 0 or 1 or 2 or 3 or 5 or 8 or 12 or 18 or 27 or 40 or 60 or 90)
                Probe(step, epoch, progress, names, masses, accuracy, kl, theory);
        }

        return this;
    }

    /// <summary>Sets further options of the resolved config.</summary>
    /// <param name="edit">Changes its text.</param>
    public SyntheticRun Configured(Func<string, string> edit)
    {
        var path = Path.Combine(Folder, "config.resolved.json");
        File.WriteAllText(path, edit(File.ReadAllText(path)));
        return this;
    }

    /// <summary>Probes of recovery at steps 10, 50 and 100, on a straight line from the masses given to others.</summary>
    public SyntheticRun Recovered(double[] from, double[] to)
    {
        string[] names = [.. _formats, "malformed"];
        foreach (var step in (int[])[10, 50, 100])
        {
            var masses = from.Zip(to, (a, b) => a + ((b - a) * step / 100)).ToArray();
            Probe(step, step / 300.0, 1 - (step / 100.0), names, masses, 0.9 - (step / 200.0), 1, null, "recovery");
        }

        return Configured(text => text.Replace("\"tracking\"", "\"recovery\": { \"kind\": \"supervised\", \"steps\": 100 }, \"tracking\""));
    }

    /// <summary>Half an epoch of RL in a section <c>again</c>, probed at steps 0, 8 and 32, from the masses given to others.</summary>
    public SyntheticRun Again(double[] from, double[] to, double klCoefficient, double[] theory)
    {
        for (var step = 0; step <= 32; step++)
        {
            var masses = from.Zip(to, (a, b) => a + ((b - a) * step / 32)).ToArray();
            if (step > 0) Line("again", step, ("epoch", step / 64.0), ("reward/mean", 0.8 + (0.06 * Noise(step))));
            if (step is not (0 or 8 or 32)) continue;
            Probe(step, step / 64.0, 1 - (step / 64.0), [.. _formats, "malformed"], masses, 0.9, 1, theory, "again");
        }

        var section = string.Create(CultureInfo.InvariantCulture, $$"""{ "kind": "rl", "kl": { "coefficient": {{klCoefficient}} } }""");
        return Configured(text => text.Replace("\"tracking\"", $"\"again\": {section}, \"tracking\""));
    }

    /// <summary>Names the stages, in turn.</summary>
    public SyntheticRun Staged(params string[] stages)
    {
        var names = string.Join(", ", stages.Select(name => $"\"{name}\""));
        return Configured(text => text.Replace("\"tracking\"", $"\"stages\": [{names}], \"tracking\""));
    }

    private void Probe(int step, double epoch, double progress, string[] names, double[] masses, double accuracy, double kl,
        double[]? theory, string phase = "rl")
    {
        var numbers = new List<(string, double)> { ("epoch", epoch) };
        for (var i = 0; i < names.Length; i++)
        {
            var share = Math.Clamp(masses[i] + (0.03 * Noise(step + (31 * i))), 0, 1);
            var half = 1.96 * Math.Sqrt(Math.Max(share * (1 - share), 0.002) / 512);
            numbers.AddRange([($"format_mass/{names[i]}", masses[i]), ($"format_share/{names[i]}", share)]);
            numbers.AddRange([($"format_share_low/{names[i]}", Math.Max(0, share - half)),
                ($"format_share_high/{names[i]}", Math.Min(1, share + half))]);
            if (i < _formats.Length)
                numbers.Add(($"accuracy/{names[i]}", Math.Clamp(
                    i == 0 ? 0.5 + (0.45 * progress) : 0.75 - (0.1 * i) - (0.5 * progress), 0, 1)));
            if (step == 0 && theory is not null && i < theory.Length) numbers.Add(($"theory_format_only/{names[i]}", theory[i]));
        }

        var entropy = -masses.Where(m => m > 0).Sum(m => m * Math.Log(m));
        numbers.AddRange([("format_entropy", entropy), ("effective_formats", Math.Exp(entropy)), ("accuracy", accuracy)]);
        numbers.AddRange([("pass@1", accuracy), ("pass@4", 0.80 + (0.15 * progress)),
            ("pass@8", 0.93 + (0.05 * progress * (1 - progress) * 4) - (0.04 * progress))]);
        numbers.AddRange([("majority@1", accuracy), ("majority@4", accuracy + 0.02), ("majority@8", accuracy + 0.03)]);
        numbers.AddRange([("kl_to_base_per_sequence", step == 0 ? 0 : kl * (0.002 + Math.Pow(progress, 2))),
            ("token_entropy", 0.4 - (0.3 * progress))]);
        Line(phase, step, [.. numbers]);
    }

    /// <summary>A fixed number in [−1, 1] for each step.</summary>
    private static double Noise(int step) => (((step * 7919) % 101) / 50.0) - 1;
}
