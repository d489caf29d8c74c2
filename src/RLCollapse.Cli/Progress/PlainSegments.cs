using RLCollapse.Common;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RLCollapse.Cli.Progress;

/// <summary>Lets texts of a live display reach the terminal as texts alone (<see cref="PlainText.Shown"/>).</summary>
internal sealed class PlainSegments : IRenderHook
{
    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Plain(renderable));

    private sealed class Plain(IRenderable renderable) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => renderable.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => renderable.Render(options, maxWidth).Select(segment =>
            segment.IsControlCode || PlainText.Is(segment.Text) ? segment : new Segment(PlainText.Shown(segment.Text), segment.Style));
    }
}
