namespace Coro.Engine.Steps.Processes;

/// <summary>
/// Finds the program that a command names, as a shell would: a name without a slash on the step's <c>PATH</c>, anything
/// else from the folder that the step runs in. The system would find it as well, but could not say what is wrong.
/// </summary>
internal static class ProgramLookup
{
    /// <exception cref="LaunchFailedException">There is no such program.</exception>
    public static string Find(string program, string? path, string workingDirectory)
    {
        if (program.Length == 0)
            throw new LaunchFailedException("the command is empty");
        if (program.Contains('\0', StringComparison.Ordinal))
            throw new LaunchFailedException("the program's name contains a zero character");
        if (OperatingSystem.IsWindows())
            return WindowsProgramLookup.Find(program, path, workingDirectory);
        if (!program.Contains('/', StringComparison.Ordinal))
            return OnPath(program, path, workingDirectory);
        var file = Path.GetFullPath(program, workingDirectory);
        return Objection(file) is { } objection ? throw new LaunchFailedException(objection) : file;
    }

    private static string OnPath(string program, string? path, string workingDirectory)
    {
        string? objection = null;
        foreach (var folder in (path ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var file = Path.Combine(workingDirectory, folder, program);
            if (Libc.access(file, Libc.Executable) == 0 && !Directory.Exists(file))
                return file;
            if (File.Exists(file))
                objection ??= Objection(file);
        }

        throw new LaunchFailedException(objection ?? (
            File.Exists(Path.Combine(workingDirectory, program))
                ? $"program '{program}' not found on PATH; there is one in {workingDirectory}: write './{program}' to run it"
                : $"program '{program}' not found on PATH; install it, write its path, or set PATH in the step's environment"));
    }

    private static string? Objection(string file)
    {
        if (Directory.Exists(file))
            return $"'{file}' is a folder, not a program";
        if (!File.Exists(file))
            return $"program '{file}' does not exist";
        return Libc.access(file, Libc.Executable) == 0 ? null : $"'{file}' is not executable (chmod +x?)";
    }
}
