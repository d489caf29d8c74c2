namespace RLCollapse.Benchmarks.Worker;

/// <summary>One kind of work, with the state that its runs share.</summary>
internal interface IWork
{
    /// <summary>Does it once and says how long that took.</summary>
    Reply Run(Request request);
}
