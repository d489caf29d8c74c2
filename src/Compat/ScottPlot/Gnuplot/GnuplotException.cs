namespace ScottPlot.Gnuplot;

/// <summary>gnuplot is missing or could not draw.</summary>
/// <param name="message">What was wrong and what to do.</param>
/// <param name="inner">The cause, where there is one.</param>
internal sealed class GnuplotException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
