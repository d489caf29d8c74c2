namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>
/// Runs code that a model wrote. The language is a small subset of Python over whole numbers, on one line: tokens stand between
/// single spaces, statements between <c>;</c>, and <c>end</c> closes a block (<see cref="StatementCompiler"/> has the grammar).
/// There is no input, output, import or attribute, and <see cref="InterpreterLimits"/> bound steps, depth and magnitude, so
/// whatever the text, the run is over after a fixed amount of work and cannot touch anything.
/// </summary>
public static class BoundedInterpreter
{
    /// <summary>Runs a program; its result is what it prints.</summary>
    public static Execution RunProgram(string text, InterpreterLimits? limits = null) => Run(text, isBody: false, limits);

    /// <summary>Runs the body of a function without parameters; its result is what it returns.</summary>
    public static Execution RunBody(string text, InterpreterLimits? limits = null) => Run(text, isBody: true, limits);

    private static Execution Run(string text, bool isBody, InterpreterLimits? limits)
    {
        var fault = StatementCompiler.Compile(text, isBody, out var program);
        return program is null ? Execution.Failed(fault) : VirtualMachine.Run(program, limits ?? InterpreterLimits.Default);
    }
}
