using System.Reflection;
using System.Reflection.Emit;

namespace RLCollapse.Tests.Architecture;

/// <summary>
/// Which namespaces use which, read from the compiled assemblies: base types, signatures, attributes and every instruction that names a
/// type, method or field.
/// </summary>
internal static class Imports
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Rooms (namespaces below the root, a level deep) → the rooms that each uses, with a type of each that does.</summary>
    /// <param name="assembly">Compiled.</param>
    /// <param name="root">Its root namespace.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Of(Assembly assembly, string root)
    {
        var found = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes())
        {
            if (Room(type, root) is not { } room) continue;
            var uses = found.TryGetValue(room, out var known) ? known : found[room] = new(StringComparer.Ordinal);
            foreach (var used in Used(type))
            {
                if (used.Assembly == assembly && Room(used, root) is { } other && other != room)
                    uses.TryAdd(other, $"{Outermost(type).Name} uses {used.Name}");
            }
        }

        return found.ToDictionary(pair => pair.Key, IReadOnlyDictionary<string, string> (pair) => pair.Value);
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string? Room(Type type, string root)
    {
        var space = Outermost(type).Namespace;
        if (space is null || (space != root && !space.StartsWith(root + ".", StringComparison.Ordinal))) return null;
        return space == root ? "" : space[(root.Length + 1)..].Split('.')[0];
    }

    private static IEnumerable<Type> Used(Type type)
    {
        IEnumerable<Type?> named =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetCustomAttributesData().Select(attribute => attribute.AttributeType),
            .. type.GetFields(Declared).Select(field => field.FieldType),
            .. type.GetProperties(Declared).Select(property => property.PropertyType),
        ];
        MethodBase[] methods = [.. type.GetMethods(Declared), .. type.GetConstructors(Declared)];
        return named.OfType<Type>().SelectMany(Parts).Concat(methods.SelectMany(method => OfMethod(method).SelectMany(Parts)));
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        if (type.IsGenericParameter) return [];
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    private static IEnumerable<Type> OfMethod(MethodBase method)
    {
        foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
        if (method is MethodInfo { ReturnType: { } returned }) yield return returned;
        if (method.GetMethodBody() is not { } body) yield break;
        foreach (var local in body.LocalVariables) yield return local.LocalType;
        foreach (var type in OfInstructions(method, body.GetILAsByteArray()!)) yield return type;
    }

    private static IEnumerable<Type> OfInstructions(MethodBase method, byte[] code)
    {
        Type[]? ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            var operation = OpCodeOf[value];
            at += operation.Size;
            if (operation.OperandType
                is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!;
                if ((member as Type ?? member.DeclaringType) is { } named) yield return named;
                if (member is MethodInfo { IsGenericMethod: true } call)
                {
                    foreach (var argument in call.GetGenericArguments()) yield return argument;
                }
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
