using System.Text;
using Coro.Engine.Steps.Processes;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Steps;

/// <summary>What is started for a step: program and arguments with everything put in.</summary>
/// <param name="Program">The program's absolute path.</param>
/// <param name="Arguments">The name it was called by, and its arguments.</param>
/// <param name="Verbatim">Whether the arguments are quoted already, as Windows' shell wants them.</param>
internal sealed record CommandLine(string Program, IReadOnlyList<string> Arguments, bool Verbatim)
{
    // 32 pages on Linux, a zero included; elsewhere only the sum is limited.
    private const int LongestArgument = (128 << 10) - 1;

    /// <exception cref="LaunchFailedException">The command cannot be started.</exception>
    public static CommandLine Of(StepRequest request, string? path)
    {
        var arguments = request.Step.Shell is { } line ? Shell(line) : Substituted(request);
        foreach (var argument in arguments)
            Check(argument);
        foreach (var (name, value) in request.Step.Environment)
        {
            if (value.Contains('\0', StringComparison.Ordinal))
                throw new LaunchFailedException($"the variable {name} in the step's env contains a zero character");
        }

        var program = ProgramLookup.Find(arguments[0], path, request.WorkingDirectory);
        var verbatim = OperatingSystem.IsWindows() && request.Step.Shell is not null;
        if (OperatingSystem.IsWindows() && !verbatim)
            BatchFileArguments.Check(program, arguments);
        return new(program, arguments, verbatim);
    }

    private static string[] Shell(string line) =>
        OperatingSystem.IsWindows() ? ["cmd.exe", "/d", "/s", "/c", $"\"{line}\""] : ["/bin/sh", "-c", line];

    private static string[] Substituted(StepRequest request)
    {
        var run = request.Step.Run;
        if (run.Count == 0)
            throw new LaunchFailedException("the step has no command: neither 'run' nor 'shell'");
        try
        {
            return [.. run.Select(argument => Placeholders.Substitute(argument, request.Placeholders))];
        }
        catch (KeyNotFoundException e)
        {
            throw new LaunchFailedException(
                $"the placeholder {{{e.Message}}} means nothing here; for the text itself write {{{{{e.Message}}}}}");
        }
    }

    private static void Check(string argument)
    {
        if (argument.Contains('\0', StringComparison.Ordinal))
            throw new LaunchFailedException($"the argument '{Beginning(argument)}' contains a zero character");
        if (OperatingSystem.IsLinux() && argument.Length > LongestArgument / 3
            && Encoding.UTF8.GetByteCount(argument) > LongestArgument)
        {
            throw new LaunchFailedException(
                $"the argument '{Beginning(argument)}' is longer than the {LongestArgument} bytes that the system allows; "
                + "pass long text through kickoff_on_stdin, {kickoff_path} or CORO_KICKOFF");
        }
    }

    private static string Beginning(string argument)
    {
        var start = new string([.. argument.Take(40).Select(c => char.IsControl(c) ? ' ' : c)]);
        return argument.Length > 40 ? start + "…" : start;
    }
}
