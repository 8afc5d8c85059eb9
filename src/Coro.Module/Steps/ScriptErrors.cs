using System.Management.Automation;

namespace Coro.Module.Steps;

/// <summary>Errors of scripts, in words.</summary>
internal static class ScriptErrors
{
    private const int LongestQuote = 120;

    /// <summary>Message and position in one line.</summary>
    /// <param name="error">The error.</param>
    /// <param name="complaint">What the program that it is about said last; null: nothing.</param>
    public static string OneLine(ErrorRecord error, string? complaint = null)
    {
        var text = error.ErrorDetails?.Message ?? error.Exception.Message;
        if (complaint is not null && ExitCode(error) is not null)
            text = $"{text}: {complaint}";
        var message = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Position(error) is { } position ? $"{message} ({position})" : message;
    }

    /// <summary>All there is to say: what a person wants to see in a log.</summary>
    public static string Text(ErrorRecord error)
    {
        if (IsOfProgram(error))
            return error.Exception.Message;
        var text = $"{error.FullyQualifiedErrorId}: {error}";
        return string.IsNullOrWhiteSpace(error.InvocationInfo?.PositionMessage)
            ? text
            : $"{text}{Environment.NewLine}{error.InvocationInfo.PositionMessage}{Environment.NewLine}{error.ScriptStackTrace}";
    }

    /// <summary>Whether it is a line that a program wrote to its standard error: it comes as an error, and is none.</summary>
    public static bool IsOfProgram(ErrorRecord error) => error.FullyQualifiedErrorId.StartsWith("NativeCommandError", StringComparison.Ordinal);

    /// <summary>The exit code of the program that the error is about; null: it is about none.</summary>
    public static int? ExitCode(ErrorRecord error) =>
        error.FullyQualifiedErrorId == "ProgramExitedWithNonZeroCode" && PSObject.AsPSObject(error.Exception).Properties["ExitCode"]?.Value is int code
            ? code
            : null;

    private static string? Position(ErrorRecord error)
    {
        if (error.InvocationInfo is not { ScriptLineNumber: > 0 } at)
            return null;
        var line = at.Line.Trim();
        var quote = line.Length > LongestQuote ? line[..LongestQuote] + "…" : line;
        var file = string.IsNullOrEmpty(at.ScriptName) ? "" : $"{at.ScriptName}, ";
        return $"{file}line {at.ScriptLineNumber}, column {at.OffsetInLine}: {quote}";
    }
}
