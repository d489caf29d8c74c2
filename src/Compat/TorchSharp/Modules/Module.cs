using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// The base of networks. A subclass's constructor calls <see cref="RegisterComponents"/> once its fields are set;
        /// what is registered is freed with the module and no longer by any DisposeScope.
        /// </summary>
        public partial class Module : IDisposable
        {
            protected OrderedDict<string, Module> _internal_submodules = new();
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = new();
            protected OrderedDict<string, Parameter> _internal_params = new();
            protected string? name;
            private bool _registered;

            protected Module(string name) => this.name = name;

            /// <summary>True in training (dropout acts), false in evaluation.</summary>
            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => name ?? GetType().Name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach ((_, Module module) in _internal_submodules) module.train(train);
            }

            public virtual void eval() => train(false);

            public virtual Module apply(Action<Module> fn)
            {
                foreach ((_, Module module) in _internal_submodules) module.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Forgets the gradients of all parameters, or zeroes them.</summary>
            public virtual void zero_grad(bool set_to_none = true) => ParameterList.ZeroGradients(parameters(), set_to_none);

            public virtual void register_parameter(string name, Parameter param)
            {
                RejectTaken(name);
                _internal_params.Add(name, param!);
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RejectTaken(name);
                _internal_buffers.Add(name, (tensor, persistent));
            }

            public virtual void register_module(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                RejectTaken(name);
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            private void RejectTaken(string name)
            {
                if (name.Length == 0 || name.Contains('.')) throw new ArgumentException($"'{name}' cannot name a component: it is empty or has a dot.");
                if (_internal_params.ContainsKey(name) || _internal_buffers.ContainsKey(name) || _internal_submodules.ContainsKey(name))
                    throw new InvalidOperationException($"{GetName()} already has a component named '{name}'.");
            }

            /// <summary>Registers every field that holds a module, parameter or tensor under the field's name.</summary>
            protected virtual void RegisterComponents()
            {
                if (_registered) return;
                _registered = true;
                foreach (FieldInfo field in GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                {
                    string component = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    switch (field.GetValue(this))
                    {
                        case Module module when !Registered(module): register_module(component, module); break;
                        case Parameter parameter when !Registered(parameter): register_parameter(component, parameter); break;
                        case Tensor tensor when !Registered(tensor): register_buffer(component, tensor); break;
                    }
                }
            }

            private bool Registered(Module module) => _internal_submodules.Values.Any(known => ReferenceEquals(known, module));

            private bool Registered(Tensor tensor) =>
                _internal_params.Values.Any(known => ReferenceEquals(known, tensor))
                || _internal_buffers.Values.Any(known => ReferenceEquals(known.Item1, tensor));

            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                _internal_params.Remove(name);
                if (value is not null) register_parameter(name, value);
            }

            // The package's own modules keep their parameters whatever scope they were made in.
            private protected void Adopt(string name, Parameter? value)
            {
                value?.DetachFromDisposeScope();
                ConditionallyRegisterParameter(name, value);
            }

            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                _internal_buffers.Remove(name);
                if (value is not null) register_buffer(name, value, persistent);
            }

            protected void ClearModules() => _internal_submodules.Clear();

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach ((_, Parameter parameter) in _internal_params) parameter?.Dispose();
                foreach ((_, (Tensor buffer, _)) in _internal_buffers) buffer.Dispose();
                foreach ((_, Module module) in _internal_submodules) module.Dispose();
            }
        }
    }
}
