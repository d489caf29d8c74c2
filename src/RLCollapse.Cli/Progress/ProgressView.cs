using RLCollapse.Runs;

namespace RLCollapse.Cli.Progress;

/// <summary>Shows a run's progress while it works.</summary>
internal abstract class ProgressView
{
    /// <summary>Does the work and shows its progress.</summary>
    /// <param name="work">Gets the observer to report to.</param>
    /// <returns>What the work returns.</returns>
    public abstract T Show<T>(Func<IRunObserver, T> work);

    /// <summary>Writes a line beside the progress; any thread may call it.</summary>
    public abstract void Say(string message);

    /// <summary>Leaves the terminal as it was found, for a process about to end.</summary>
    public virtual void Abandon()
    {
    }

    /// <summary>A live display on a terminal, lines elsewhere.</summary>
    public static ProgressView For(CliContext context) => context.IsTerminal
        ? new LiveView(LiveView.Console(context.Error, context.Environment), context.Time)
        : new LineView(context);

    private sealed class LineView(CliContext context) : ProgressView
    {
        public override T Show<T>(Func<IRunObserver, T> work) => work(new MilestoneObserver(context.Error, context.Time));

        public override void Say(string message) => context.Error.WriteLine(message);
    }
}
