namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Runs compiled programs without recursion of its own: every path ends at a limit or at the program's end.</summary>
public static class VirtualMachine
{
    /// <summary>Stands for the value of a variable that has none and of a call without <c>return</c>; beyond every limit.</summary>
    public const long Nothing = long.MinValue;

    internal const int FrameCapacity = 64;
    private const int StackCapacity = 1_024;

    private readonly record struct Frame(int ReturnTo, int Base);

    /// <summary>Runs a program.</summary>
    public static Execution Run(CompiledProgram program, InterpreterLimits limits)
    {
        Span<long> stack = stackalloc long[StackCapacity];
        Span<Frame> frames = stackalloc Frame[FrameCapacity];
        Span<bool> defined = stackalloc bool[program.Functions.Count];
        defined.Clear();
        List<long>? output = null;
        var code = program.Code;
        var (next, floor, depth, top) = (0, 0, 0, program.VariableCount);
        stack[..top].Fill(Nothing);

        for (var steps = 0; steps < limits.MaxSteps; steps++)
        {
            var (operation, operand) = code[next++];
            if (top >= StackCapacity) return Execution.Failed(ExecutionFault.Depth);
            switch (operation)
            {
                case OpCode.Push:
                    stack[top++] = operand;
                    break;
                case OpCode.Load:
                    var loaded = stack[floor + (int)operand];
                    if (loaded == Nothing) return Execution.Failed(ExecutionFault.UnknownName);
                    stack[top++] = loaded;
                    break;
                case OpCode.Store:
                    stack[floor + (int)operand] = stack[--top];
                    break;
                case OpCode.Pop:
                    top--;
                    break;
                case OpCode.Jump:
                    next = (int)operand;
                    break;
                case OpCode.JumpIfZero:
                    var condition = stack[--top];
                    if (condition == Nothing) return Execution.Failed(ExecutionFault.NoValue);
                    if (condition == 0) next = (int)operand;
                    break;
                case OpCode.Define:
                    defined[(int)operand] = true;
                    break;
                case OpCode.Print:
                    if (stack[--top] == Nothing) return Execution.Failed(ExecutionFault.NoValue);
                    (output ??= []).Add(stack[top]);
                    break;
                case OpCode.Call:
                    var function = program.Functions[(int)operand];
                    if (!defined[(int)operand]) return Execution.Failed(ExecutionFault.UnknownName);
                    var locals = function.Variables.Count;
                    var arguments = top - function.Arity;
                    if (depth >= Math.Min(limits.MaxCallDepth, FrameCapacity) || arguments + locals >= StackCapacity)
                    {
                        return Execution.Failed(ExecutionFault.Depth);
                    }

                    frames[depth++] = new Frame(next, floor);
                    (next, floor) = (function.Entry, arguments);
                    stack[top..(arguments + locals)].Fill(Nothing);
                    top = arguments + locals;
                    break;
                case OpCode.Return:
                    var value = stack[top - 1];
                    if (depth == 0) return new Execution(ExecutionFault.None, value == Nothing ? null : value, output ?? [], program.LastStatement);
                    top = floor;
                    (next, floor) = frames[--depth];
                    stack[top++] = value;
                    break;
                default:
                    var (a, b) = (stack[top - 2], stack[top - 1]);
                    if (a == Nothing || b == Nothing) return Execution.Failed(ExecutionFault.NoValue);
                    var fault = BoundedArithmetic.Apply(operation, a, b, limits.MaxMagnitude, out stack[--top - 1]);
                    if (fault != ExecutionFault.None) return Execution.Failed(fault);
                    break;
            }
        }

        return Execution.Failed(ExecutionFault.Steps);
    }
}
