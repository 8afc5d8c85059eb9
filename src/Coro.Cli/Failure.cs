using System.Text;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Cli.Running;
using Coro.Engine.Reporting;

namespace Coro.Cli;

/// <summary>Tells of an exception.</summary>
internal static class Failure
{
    public static void Report(CommandContext context, Exception exception, FailureForm form)
    {
        if (form is FailureForm.Headless)
        {
            new HeadlessView(context).OnFailure(exception);
            return;
        }

        Quietly(context.Out.Flush);
        Quietly(() => WriteText(context, exception));
        if (form is FailureForm.Json)
        {
            Quietly(() => JsonOutput.Write(
                context, json => ErrorsJson.Write(json, ExitCodes.From(exception), DiagnosticsOf(exception))));
        }
    }

    /// <summary>What went wrong, one piece each.</summary>
    public static IReadOnlyList<Diagnostic> DiagnosticsOf(Exception exception) => exception is InvalidInputException invalid
        ? invalid.Diagnostics
        : [new Diagnostic { Code = ExitCodes.From(exception).ToSlug(), Message = ExitCodes.Describe(exception) }];

    /// <summary>Does something that only tells: with nobody there to listen (a full disk, a closed pipe) the work goes on.</summary>
    public static void Quietly(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // Where output cannot go, word of that cannot go either.
        }
    }

    private static void WriteText(CommandContext context, Exception exception)
    {
        if (exception is not InvalidInputException { Diagnostics: var diagnostics })
        {
            WriteLines(context.Error, ExitCodes.Describe(exception));
            return;
        }

        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
            text.Append(string.Join("\n    ", SafeText.Lines(diagnostic.ToString()))).Append('\n');
        context.Error.Write(text);
        context.Error.WriteLine($"coro: {Counted.Of(diagnostics.Count, "error")}; nothing was run.");
    }

    public static void WriteLines(TextWriter error, string message)
    {
        var prefix = "coro: ";
        foreach (var line in message.Split('\n'))
        {
            error.WriteLine(prefix + SafeText.OneLine(line));
            prefix = "      ";
        }
    }
}
