using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.HuggingFace;

/// <summary>The tensors of a folder: <c>model.safetensors</c>, or the files that <c>model.safetensors.index.json</c> names.</summary>
internal static class LlamaWeights
{
    /// <summary>Of all weights in one file.</summary>
    public const string File = "model.safetensors";

    /// <summary>Of weights in several: which tensor stands where.</summary>
    public const string Index = File + ".index.json";

    private const string Map = "weight_map";

    /// <summary>Every file of weights, the index included.</summary>
    /// <param name="folder">Holds them.</param>
    /// <exception cref="UserErrorException">There is none, or the index cannot be used.</exception>
    public static IReadOnlyList<string> Files(string folder)
    {
        var (file, index) = (Path.Combine(folder, File), Path.Combine(folder, Index));
        if (System.IO.File.Exists(file)) return [file];
        return System.IO.File.Exists(index) ? [index, .. Shards(ReadIndex(index)).Select(name => Path.Combine(folder, name))]
            : throw new UserErrorException($"There is no '{file}', and no {Index} either: weights are read from safetensors alone. "
                + "Save the model with safe_serialization, or copy the file.");
    }

    /// <summary>The file that says which tensors there are.</summary>
    /// <param name="folder">Holds it.</param>
    public static string Place(string folder) => Files(folder)[0];

    /// <summary>Every tensor, with headers checked.</summary>
    /// <param name="folder">Holds them.</param>
    /// <exception cref="UserErrorException">A file is missing, damaged, or holds other tensors than the index says.</exception>
    public static IReadOnlyList<StoredTensor> Open(string folder)
    {
        var files = Files(folder);
        if (files is [var one] && Path.GetFileName(one) == File) return SafeTensorsReader.Open(one);
        var index = files[0];
        var map = ReadIndex(index);
        List<StoredTensor> tensors = [.. files.Skip(1).SelectMany(SafeTensorsReader.Open)];
        foreach (var tensor in tensors)
        {
            if (!map.Remove(tensor.Name, out var named) || named != Path.GetFileName(tensor.File))
                throw new UserErrorException($"'{index}' says of tensor '{tensor.Name}' that it is {(named is null ? "in no file, or in two"
                    : $"in {named}")}, but it stands in '{tensor.File}'. Copy index and files from one place.");
        }

        return map.Keys.FirstOrDefault() is not { } missing ? tensors : throw new UserErrorException(
            $"'{index}' says of tensor '{missing}' that it is in {map[missing]}, where it is not. Copy index and files from one place.");
    }

    private static IEnumerable<string> Shards(Dictionary<string, string> map) => map.Values.Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> ReadIndex(string index)
    {
        var json = JsonFile.Read(index, $"There is no '{index}'.", most: InputFile.MostRecorded);
        if (json.Kind != JsonValueKind.Object || json[Map] is not { Kind: JsonValueKind.Object, Members: { Count: > 0 } members })
            throw new UserErrorException($"'{index}' has no {Map} that names a file for each tensor. Copy it again.");
        foreach (var (name, file) in members)
        {
            if (file.Kind != JsonValueKind.String || file.Text != Path.GetFileName(file.Text) || !file.Text.EndsWith(".safetensors",
                StringComparison.Ordinal) || !InputFile.IsPath(file.Text))
            {
                throw new UserErrorException($"'{index}' has {Map}.{PlainText.Shown(name)} = {PlainText.Shown(file.Json)}, which is no "
                    + "file NAME.safetensors beside it.");
            }
        }

        return members.ToDictionary(member => member.Name, member => member.Value.Text);
    }
}
