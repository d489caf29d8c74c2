namespace RLCollapse.Tests.Faults;

/// <summary>Stands for the end of the process: from here on nothing reaches the disk.</summary>
internal sealed class KilledException : Exception;
