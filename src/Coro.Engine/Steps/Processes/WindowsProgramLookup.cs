namespace Coro.Engine.Steps.Processes;

/// <summary>The same by Windows' rules: extensions may be left out, and the current directory is not searched.</summary>
internal static class WindowsProgramLookup
{
    private static readonly string[] Extensions = [".com", ".exe", ".bat", ".cmd"];

    /// <exception cref="LaunchFailedException">There is no such program.</exception>
    public static string Find(string program, string? path, string workingDirectory)
    {
        if (program.AsSpan().IndexOfAny('/', '\\', ':') >= 0)
        {
            var file = Path.GetFullPath(program, workingDirectory);
            if (Candidates(file).FirstOrDefault(File.Exists) is { } found)
                return found;
            throw new LaunchFailedException(Directory.Exists(file)
                ? $"'{file}' is a folder, not a program"
                : $"program '{file}' does not exist (looked for {string.Join(", ", Extensions)}, too)");
        }

        foreach (var folder in (path ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var file = Path.Combine(workingDirectory, folder.Trim('"'), program);
            if (Candidates(file).FirstOrDefault(File.Exists) is { } found)
                return found;
        }

        throw new LaunchFailedException(
            $"program '{program}' not found on PATH; install it, write its path, or set PATH in the step's environment");
    }

    private static IEnumerable<string> Candidates(string file)
    {
        var given = Path.GetExtension(file);
        return Extensions.Contains(given, StringComparer.OrdinalIgnoreCase)
            ? [file]
            : Extensions.Select(extension => file + extension);
    }
}
