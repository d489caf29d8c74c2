using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // State dictionaries and files.
        public partial class Module
        {
            /// <summary>Parameters and persistent buffers by dotted name: the module's own tensors, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach ((string before, Module module) in WithSelf())
                {
                    foreach ((string key, Parameter parameter) in module._internal_params)
                    {
                        if (parameter is not null) destination.TryAdd(start + before + key, parameter);
                    }
                    foreach ((string key, (Tensor buffer, bool persistent)) in module._internal_buffers)
                    {
                        if (persistent) destination.TryAdd(start + before + key, buffer);
                    }
                }
                return destination;
            }

            /// <summary>Copies values in by name.</summary>
            /// <exception cref="InvalidOperationException">Names are missing or left over, while <paramref name="strict"/>.</exception>
            /// <exception cref="ArgumentException">A tensor has another shape.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                Dictionary<string, Tensor> own = state_dict();
                List<string> missing = own.Keys.Where(key => !source.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                List<string> unexpected = source.Keys.Where(key => !own.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException($"The state does not fit {GetName()}: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}].");
                using IDisposable frozen = no_grad();
                foreach ((string key, Tensor target) in own)
                {
                    if (skip?.Contains(key) == true || !source.TryGetValue(key, out Tensor? value)) continue;
                    RequireShape(key, target, value);
                    target.copy_(value);
                }
                return (missing, unexpected);
            }

            private static void RequireShape(string key, Tensor target, Tensor value)
            {
                if (!target.shape.AsSpan().SequenceEqual(value.shape))
                    throw new ArgumentException($"'{key}' has shape [{string.Join(", ", target.shape)}], the state has [{string.Join(", ", value.shape)}].");
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using FileStream stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(entry => skip?.Contains(entry.Key) != true).ToList();
                writer.Encode(kept.Count);
                foreach ((string key, Tensor value) in kept)
                {
                    writer.Write(key);
                    value.Save(writer);
                }
            }

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using FileStream stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var source = new Dictionary<string, Tensor>();
                using DisposeScope scope = NewDisposeScope();
                long count = reader.Decode();
                for (long i = 0; i < count; i++) source.Add(reader.ReadString(), TensorExtensionMethods.Load(reader));
                (IList<string> missing, _) = load_state_dict(source, strict, skip);
                if (loadedParameters is null) return this;
                foreach (string key in state_dict().Keys) loadedParameters[key] = !missing.Contains(key) && skip?.Contains(key) != true;
                return this;
            }
        }
    }
}
