using System.Reflection;
using System.Runtime.InteropServices;

namespace Coro.Engine.Reporting;

/// <summary>What an exception means to whoever started Coro: the one place where exceptions become numbers and words.</summary>
public static class ExitCodes
{
    /// <summary>The code that a process ends with which the exception has reached.</summary>
    /// <param name="exception">Any exception; what merely wraps another is looked through.</param>
    public static ExitCode From(Exception exception) => Unwrap(exception) switch
    {
        CoroException known => known.ExitCode,
        OperationCanceledException => ExitCode.Interrupted,

        // A full disk or a folder that may not be written to is no defect of Coro's: the place is not in a state in
        // which the operation can be done, and somebody can change that.
        IOException or UnauthorizedAccessException => ExitCode.InvalidState,
        _ => ExitCode.InternalError,
    };

    /// <summary>What a person is told: what went wrong, where, and what to do about it. Never a stack trace.</summary>
    /// <param name="exception">Any exception; what merely wraps another is looked through.</param>
    /// <returns>One sentence or more; several lines where an input file has several problems.</returns>
    public static string Describe(Exception exception) => Unwrap(exception) switch
    {
        CoroException known => known.Message,
        OperationCanceledException => "Interrupted. The campaign is intact; resume it to go on.",
        UnauthorizedAccessException denied =>
            $"{Sentence(denied.Message)} Allow this user to read and write there, or choose another root.",

        // One that wraps another was written by Coro, and names its remedy itself.
        IOException { InnerException: not null } told => Sentence(told.Message),
        IOException failure => $"{Sentence(failure.Message)} {Remedy(failure)}",
        var defect => Report(defect),
    };

    /// <summary>The exception that says what happened, out of those that only carry one.</summary>
    internal static Exception Unwrap(Exception exception)
    {
        while (true)
        {
            var inner = exception switch
            {
                AggregateException { InnerExceptions.Count: > 0 } many =>
                    many.InnerExceptions.FirstOrDefault(one => Unwrap(one) is CoroException) ?? many.InnerExceptions[0],
                TargetInvocationException or TypeInitializationException => exception.InnerException,
                _ => null,
            };
            if (inner is null)
                return exception;
            exception = inner;
        }
    }

    private static string Remedy(IOException failure)
    {
        // The low half of HResult is the system's own error number: 28 is ENOSPC and 30 EROFS where there is errno,
        // 112 is ERROR_DISK_FULL on Windows.
        var number = failure.HResult & 0xFFFF;
        return failure switch
        {
            FileNotFoundException or DirectoryNotFoundException => "Check the path.",
            PathTooLongException => "Choose a root with a shorter path.",
            _ when number is 28 or 112 => "Free some space, then resume the campaign: nothing that was acknowledged is lost.",
            _ when number == 30 => "Choose a root that can be written to.",
            _ => "Check the file, its folder and the disk, then try again.",
        };
    }

    private static string Report(Exception defect)
    {
        var where = defect.StackTrace?.Split('\n', 2)[0].Trim();
        return $"Coro failed in a way it should not: {defect.GetType().Name}: {Sentence(defect.Message)} "
            + "This is a defect. Please report it to the maintainers of Coro with this message and what you did"
            + $" (Coro {CoroVersion.Text}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}"
            + (string.IsNullOrEmpty(where) ? ")." : $", {where}).");
    }

    private static string Sentence(string message)
    {
        var text = message.Trim();
        return text.EndsWith('.') || text.EndsWith('!') || text.EndsWith('?') ? text : text + ".";
    }
}
