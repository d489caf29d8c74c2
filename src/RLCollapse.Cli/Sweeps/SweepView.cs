using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Progress;
using Spectre.Console;

namespace RLCollapse.Cli.Sweeps;

/// <summary>Shows a sweep's progress: redrawn in place on a terminal, lines elsewhere.</summary>
internal abstract class SweepView
{
    /// <summary>Does the work and shows its progress.</summary>
    public abstract T Show<T>(Func<ISweepObserver, T> work);

    /// <summary>Writes a line beside the progress; any thread may call it.</summary>
    public abstract void Say(string message);

    /// <summary>Leaves the terminal as it was found, for a process about to end.</summary>
    public virtual void Abandon()
    {
    }

    /// <summary>The view for where the command writes.</summary>
    public static SweepView For(CliContext context) =>
        context.IsTerminal ? On(LiveView.Console(context.Error, context.Environment)) : new Lines(context.Error);

    /// <summary>The view that is redrawn in place.</summary>
    internal static SweepView On(IAnsiConsole console) => new Live(console);

    private sealed class Live(IAnsiConsole console) : SweepView
    {
        public override T Show<T>(Func<ISweepObserver, T> work) => console
            .Live(new Text(""))
            .Overflow(VerticalOverflow.Crop)
            .Start(live =>
                work(new SweepLines(console.WriteLine, progress => live.UpdateTarget(SweepFrame.Of(progress, console.Profile.Width)))));

        public override void Say(string message) => console.WriteLine(message);

        public override void Abandon() => console.Cursor.Show(true);
    }

    private sealed class Lines(TextWriter error) : SweepView
    {
        public override T Show<T>(Func<ISweepObserver, T> work) =>
            work(new SweepLines(error.WriteLine, new SweepMilestones(error.WriteLine).Report));

        public override void Say(string message) => error.WriteLine(message);
    }
}
