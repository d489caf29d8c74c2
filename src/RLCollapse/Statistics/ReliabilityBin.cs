namespace RLCollapse.Statistics;

/// <summary>Runs of which about the same was said.</summary>
/// <param name="From">Least probability of the bin.</param>
/// <param name="To">Upper edge; in the bin only where it is 1.</param>
/// <param name="Said">Mean probability over the runs.</param>
/// <param name="CameOut">How often it came out.</param>
public sealed record ReliabilityBin(double From, double To, double Said, ClusteredShare CameOut);
