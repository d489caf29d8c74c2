namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Where the interpreter stops a program.</summary>
public sealed record InterpreterLimits
{
    /// <summary>The limits of the formats.</summary>
    public static InterpreterLimits Default { get; } = new();

    /// <summary>Most instructions that are carried out. Default 10,000.</summary>
    public int MaxSteps { get; init; } = 10_000;

    /// <summary>Most function calls that are open at once; more than 64 counts as 64. Default 64.</summary>
    public int MaxCallDepth { get; init; } = VirtualMachine.FrameCapacity;

    /// <summary>Largest absolute value of a number, at most 10^18. Default 10^15.</summary>
    public long MaxMagnitude { get; init; } = 1_000_000_000_000_000;
}
