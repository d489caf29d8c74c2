namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>A function while and after it is compiled; it may be called in the text before its body is reached.</summary>
/// <param name="name">Its name.</param>
/// <param name="arity">Number of arguments.</param>
public sealed class Function(string name, int arity)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Number of arguments.</summary>
    public int Arity => arity;

    /// <summary>Index of its first instruction; negative until its body is reached.</summary>
    public int Entry { get; set; } = -1;

    /// <summary>Its variables: the parameters come first.</summary>
    public Variables Variables { get; } = new();
}
