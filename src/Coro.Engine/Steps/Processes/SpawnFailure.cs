using System.Runtime.InteropServices;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// Says in words why a process could not be started. The system gives one number for the program, the folder, the
/// input and the script's interpreter alike; which one it was is looked up afterwards, so that a start that works pays nothing.
/// </summary>
internal static class SpawnFailure
{
    public static Exception Explain(int error, LaunchOptions options)
    {
        var program = options.Program;
        if (Shortage.Of($"'{program}' could not be started: {Marshal.GetPInvokeErrorMessage(error)}", error) is { } shortage)
            return shortage;
        if (!Directory.Exists(options.WorkingDirectory))
            return new LaunchFailedException($"the folder that the step runs in does not exist: {options.WorkingDirectory}");
        if (options.StandardInput is { } input && !File.Exists(input))
            return new LaunchFailedException($"the file for standard input does not exist: {input}", retryable: true);
        return error switch
        {
            Libc.ErrTooBig => new LaunchFailedException(
                $"the arguments and the environment of '{program}' are together larger than the system allows; "
                + "pass long text through kickoff_on_stdin, {kickoff_path} or CORO_KICKOFF"),
            Libc.ErrNoExec => new LaunchFailedException(
                $"'{program}' is no program that this system can run; a script needs a first line such as '#!/bin/sh'"),
            Libc.ErrNoEntry when Interpreter(program) is { } line => new LaunchFailedException(
                $"the interpreter in the first line of '{program}' was not found: {line}"
                + (line.EndsWith("\\r", StringComparison.Ordinal) ? " (the line ends in CR LF; it must end in LF)" : "")),
            Libc.ErrNoEntry => new LaunchFailedException(
                $"'{program}' could not be started: it, or the loader or library that it needs, is missing"),
            Libc.ErrAccess => new LaunchFailedException(
                $"'{program}' could not be started: permission denied (no right to it or to its folder, "
                + "or a file system mounted noexec?)"),
            _ => new LaunchFailedException($"'{program}' could not be started: {Marshal.GetPInvokeErrorMessage(error)}", retryable: true),
        };
    }

    private static string? Interpreter(string program)
    {
        Span<byte> start = stackalloc byte[256];
        var length = ProcFile.Read(program, start);
        if (length < 3 || start[0] != '#' || start[1] != '!')
            return null;
        var line = start[2..length];
        var end = line.IndexOf((byte)'\n');
        var text = System.Text.Encoding.UTF8.GetString(end < 0 ? line : line[..end]);
        return text.Replace("\r", "\\r", StringComparison.Ordinal).Trim();
    }
}
