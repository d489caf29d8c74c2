using RLCollapse.Runs;
using Spectre.Console;

namespace RLCollapse.Cli.Progress;

/// <summary>A display on a terminal that is redrawn in place.</summary>
/// <param name="console">The terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveView(IAnsiConsole console, TimeProvider time) : ProgressView
{
    /// <summary>The terminal behind a writer; colours follow the terminal and <c>NO_COLOR</c>.</summary>
    /// <param name="error">The writer.</param>
    /// <param name="environment">Environment variables.</param>
    public static IAnsiConsole Console(TextWriter error, IReadOnlyDictionary<string, string> environment)
    {
        var hasColors = environment.GetValueOrDefault("NO_COLOR", "").Length == 0;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(PlainWriter.Behind(error)),
            ColorSystem = hasColors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        console.Pipeline.Attach(new PlainSegments()); // asked last, when all is there
        console.Pipeline.Attach(new ErasedBelow());
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
