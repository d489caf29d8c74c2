using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Stages;

/// <summary>
/// Every start of a run or of a base, the newest last: when, from which commit, on what. The CPU runtime gives the same bits on processors
/// with vectors of any width; libtorch, which does the rest, promises nothing of the kind from one processor or version to another.
/// </summary>
internal static class StartHistory
{
    /// <summary>Name of the list in <c>run.json</c> and <c>base.json</c>.</summary>
    public const string Key = "starts";

    private static readonly string[] ChangeNoBit = ["started", "cores", "threads"];

    private static readonly string[] ChooseKernels =
        ["ATEN_CPU_CAPABILITY", "MKL_CBWR", "MKL_DEBUG_CPU_TYPE", "MKL_ENABLE_INSTRUCTIONS", "OPENBLAS_CORETYPE"];

    /// <summary>The facts of a start that is made now.</summary>
    /// <param name="config">The run's.</param>
    /// <param name="model">Any of its models.</param>
    public static JsonObject Now(RunConfig config, ILanguageModel model) => new()
    {
        ["started"] = DateTime.UtcNow.ToString("s") + "Z",
        ["version"] = Assembly.GetExecutingAssembly().GetName().Version?.ToString(),
        ["commit"] = Commit.Id,
        ["uncommittedChanges"] = Commit.HasUncommittedChanges,
        ["libtorch"] = __version__,
        ["dotnet"] = RuntimeInformation.FrameworkDescription,
        ["system"] = RuntimeInformation.OSDescription,
        ["processor"] = Processor.Name,
        ["features"] = string.Join(' ', Processor.Decisive),
        ["vectorBits"] = Installation.VectorBits,
        ["kernels"] = string.Join(' ', from name in ChooseKernels
                                       let value = Environment.GetEnvironmentVariable(name)
                                       where !string.IsNullOrEmpty(value)
                                       select $"{name}={value}"),
        ["cores"] = Environment.ProcessorCount,
        ["threads"] = PartThreads.Available,
        ["device"] = model.Device.ToString(),
        ["dtype"] = EnumNames.Of(Machine.Compute(config.Model, model.Device)),
        ["backend"] = model.Backend,
    };

    /// <summary>The starts that a file records, and one more.</summary>
    /// <param name="file"><c>run.json</c> or <c>base.json</c>, there or not.</param>
    /// <param name="now">The start that is made.</param>
    /// <param name="observer">Warned where the last start differs from this one in what may decide bits, or the file is damaged.</param>
    public static JsonArray With(string file, JsonObject now, IRunObserver observer)
    {
        var starts = Earlier(file, observer);
        if (starts is [.., JsonObject last] && Differences(last, now) is { Length: > 0 } differences)
        {
            observer.Warn($"{ShownPath.Of(file)}: this goes on from an earlier start that was made otherwise, so it may end with other "
                + $"numbers than an unbroken one: {string.Join("; ", differences)}");
        }

        return new([.. starts.Append(now.DeepClone())]);
    }

    private static JsonNode?[] Earlier(string file, IRunObserver observer)
    {
        if (!File.Exists(file)) return [];
        try
        {
            var starts = JsonFile.Read(file, "")[Key]?.Items ?? [];
            return [.. starts.Where(start => start.Members.Count > 0).Select(start => JsonNode.Parse(start.Json))];
        }
        catch (UserErrorException error)
        {
            observer.Warn($"what earlier starts were made with is lost: {error.Message}");
            return [];
        }
    }

    private static string[] Differences(JsonObject before, JsonObject now) =>
    [
        .. from fact in now
           where !ChangeNoBit.Contains(fact.Key) && before.ContainsKey(fact.Key)
           let values = (Was: Text(before[fact.Key]), Is: Text(fact.Value))
           where values.Was != values.Is
           select $"{fact.Key} {values.Was}, now {values.Is}",
    ];

    private static string Text(JsonNode? value) => value?.ToString() is { Length: > 0 } text ? text : "none";
}
