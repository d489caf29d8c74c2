namespace RLCollapse.Tests.Fixtures;

/// <summary>Tests that set the number of threads run apart from others, since it is the process's.</summary>
[CollectionDefinition(nameof(EngineThreads), DisableParallelization = true)]
public sealed class EngineThreads;
