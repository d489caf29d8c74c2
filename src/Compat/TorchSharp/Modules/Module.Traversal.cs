using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // What a module holds, by name. Shared parameters are listed once.
        public partial class Module
        {
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach ((string prefix, Module module) in recurse ? WithSelf() : [("", this)])
                {
                    foreach ((string key, Parameter parameter) in module._internal_params)
                    {
                        if (parameter is not null && seen.Add(parameter)) yield return (prefix + key, parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach ((string prefix, Module module) in recurse ? WithSelf() : [("", this)])
                {
                    foreach ((string key, (Tensor buffer, bool persistent)) in module._internal_buffers)
                    {
                        if (persistent || include_nonpersistent) yield return (prefix + key, buffer);
                    }
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            public virtual IEnumerable<Module> children() => _internal_submodules.Values;

            /// <summary>Every module below this one, depth first.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                WithSelf().Skip(1).Select(entry => (entry.Prefix[..^1], entry.Module));

            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            private IEnumerable<(string Prefix, Module Module)> WithSelf(string prefix = "")
            {
                yield return (prefix, this);
                foreach ((string key, Module module) in _internal_submodules)
                {
                    foreach ((string Prefix, Module Module) entry in module.WithSelf($"{prefix}{key}.")) yield return entry;
                }
            }

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(entry => entry.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(entry => entry.name == target).buffer;
        }
    }
}
