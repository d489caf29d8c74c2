using RLCollapse.Runs;
using Spectre.Console;

namespace RLCollapse.Cli.Progress;

/// <summary>A display on a terminal that is redrawn in place.</summary>
/// <param name="console">The terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveView(IAnsiConsole console, TimeProvider time) : ProgressView
{
    /// <summary>The terminal behind a writer; colours follow the terminal and <c>NO_COLOR</c>.</summary>
    public static IAnsiConsole Console(TextWriter error)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(PlainWriter.Behind(error)) });
        console.Pipeline.Attach(new PlainSegments());
        return console;
    }

    /// <inheritdoc/>
    public override T Show<T>(Func<IRunObserver, T> work) => console
        .Live(new Text(""))
        .Overflow(VerticalOverflow.Crop)
        .Start(live => work(new LiveObserver(console, live, time)));

    /// <inheritdoc/>
    public override void Say(string message) => console.WriteLine(message);

    /// <inheritdoc/>
    public override void Abandon() => console.Cursor.Show(true);
}
