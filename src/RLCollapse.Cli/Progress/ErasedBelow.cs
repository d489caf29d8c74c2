using Spectre.Console;
using Spectre.Console.Rendering;

namespace RLCollapse.Cli.Progress;

/// <summary>
/// Erases a live display before a line takes its place: the display is then drawn again below. Without that the line would be written into
/// the display's first row, and what is longer there would stay behind it.
/// </summary>
internal sealed class ErasedBelow : IRenderHook
{
    private static readonly ControlCode Erase = new("\u001b[0J"); // from the cursor on

    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables)
    {
        var isErased = !options.Capabilities.Ansi;
        foreach (var renderable in renderables)
        {
            if (!isErased && renderable is not ControlCode)
            {
                yield return Erase;
                isErased = true;
            }

            yield return renderable;
        }
    }
}
