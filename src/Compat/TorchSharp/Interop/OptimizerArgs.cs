using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Settings of one Adam or AdamW step.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AdamArg
{
    internal double LearningRate, Beta1, Beta2, Epsilon, WeightDecay;
    internal int Decoupled, Amsgrad, Maximize, Unused;
}

/// <summary>Settings of one SGD step.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SgdArg
{
    internal double LearningRate, Momentum, Dampening, WeightDecay;
    internal int Nesterov, Maximize;
}
