using System.Globalization;
using RLCollapse.Kernels;
using RLCollapse.Runs;

namespace RLCollapse.Cli.Progress;

/// <summary>Short texts for progress lines.</summary>
public static class ProgressText
{
    private static readonly (string Key, string Label)[] StepKeys = [("loss/train", "loss"), ("reward/mean", "reward")];

    private static readonly string[] Bookkeeping = ["epoch", "tokens", "seconds"];

    /// <summary>A duration in its two largest units: <c>3 s</c>, <c>2 min 05 s</c>, <c>1 h 10 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds);
        return seconds switch
        {
            < 60 => $"{seconds} s",
            < 3600 => $"{seconds / 60} min {seconds % 60:00} s",
            _ => $"{seconds / 3600} h {seconds % 3600 / 60:00} min",
        };
    }

    /// <summary>Four significant digits.</summary>
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>Rate and time left, empty while there is no rate.</summary>
    public static string Pace(StageProgress progress) => progress.Remaining is not { } remaining
        ? ""
        : progress.StepsPerSecond >= 1
            ? $"{Number(progress.StepsPerSecond)} steps/s, {Duration(remaining)} left"
            : $"{Number(1 / progress.StepsPerSecond)} s/step, {Duration(remaining)} left";

    /// <summary>Loss or reward of a step.</summary>
    public static string Step(MetricsRecord record) => string.Join(
        ", ", StepKeys.Where(pair => record.Has(pair.Key)).Select(pair => $"{pair.Label} {Number(record[pair.Key])}"));

    /// <summary>A probe on one line: leading format, its mass and the accuracy, or the first numbers where no masses were taken.</summary>
    public static string Probe(MetricsRecord record)
    {
        var masses = FormatMasses.Of(record);
        var numbers = masses.Count == 0
            ? record.Values.Where(pair => !Bookkeeping.Contains(pair.Key)).Take(6).Select(pair => $"{pair.Key} {Number(pair.Value)}")
            : [$"leader {masses.MaxBy(pair => pair.Mass).Name} {Number(masses.Max(pair => pair.Mass))}", .. Accuracy(record)];
        return $"probe at {record.Phase} step {record.Step}: {string.Join(", ", numbers)}";
    }

    private static IEnumerable<string> Accuracy(MetricsRecord record) =>
        record.Has("accuracy") ? [$"accuracy {Number(record["accuracy"])}"] : [];
}
