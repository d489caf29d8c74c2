using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ScottPlot.Gnuplot;

/// <summary>Runs gnuplot: a script in, the bytes of a figure out.</summary>
internal static class GnuplotProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Draws the script's figure.</summary>
    /// <param name="script">Commands; the figure goes to standard output.</param>
    /// <param name="executable">Name or path of gnuplot.</param>
    /// <exception cref="GnuplotException">gnuplot is missing, took too long, reported an error or drew nothing.</exception>
    public static byte[] Draw(string script, string executable = "gnuplot")
    {
        using var process = Start(executable);
        var errors = process.StandardError.ReadToEndAsync();
        var figure = new MemoryStream();
        var output = process.StandardOutput.BaseStream.CopyToAsync(figure);
        try
        {
            using var input = process.StandardInput;
            input.Write(script);
        }
        catch (IOException)
        {
            // gnuplot stopped reading at an error, which it reports below.
        }

        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new GnuplotException($"gnuplot did not finish a figure within {Patience.TotalSeconds:0} s and was stopped.");
        }

        Task.WaitAll(output, errors);
        if (process.ExitCode != 0)
            throw new GnuplotException($"gnuplot stopped with exit code {process.ExitCode}: {errors.Result.Trim()}");
        if (figure.Length == 0)
            throw new GnuplotException($"gnuplot drew nothing: {errors.Result.Trim()}");
        return figure.ToArray();
    }

    private static Process Start(string executable)
    {
        var start = new ProcessStartInfo(executable, ["--default-settings"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            return Process.Start(start) ?? throw new GnuplotException($"'{executable}' did not start.");
        }
        catch (Win32Exception error)
        {
            throw new GnuplotException(
                $"'{executable}' could not be started, and figures need it: install gnuplot (Debian, Ubuntu: apt install gnuplot-nox; Fedora: dnf install gnuplot).",
                error);
        }
    }
}
