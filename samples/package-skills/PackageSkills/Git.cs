using System.ComponentModel;
using System.Diagnostics;

namespace PackageSkills;

/// <summary>Runs git on one repository, and never on one that happens to lie around it.</summary>
internal static class Git
{
    /// <summary>Runs a command.</summary>
    /// <param name="repository">The repository's folder.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="feed">Writes standard input; null: there is none.</param>
    /// <param name="read">Reads standard output; null: it is left alone.</param>
    public static void Run(string repository, string[] arguments, Action<Stream>? feed = null, Action<Stream>? read = null)
    {
        using var process = Start(repository, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = Task.Run(() => (read ?? Drain)(process.StandardOutput.BaseStream));
        try
        {
            feed?.Invoke(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git ended early, and says why below.
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new Refusal($"git {arguments[0]} in '{repository}' failed: {error.GetAwaiter().GetResult().Trim()}");
        output.GetAwaiter().GetResult();
    }

    private static Process Start(string repository, string[] arguments)
    {
        if (!Directory.Exists(repository))
            throw new Refusal($"'{repository}' is not a folder; this sample reads the local repositories that 'prepare' makes");
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in (string[])["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"])
            start.Environment.Remove(name);
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(Path.GetFullPath(repository));
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new Refusal($"git cannot be started ({e.Message}): install it and put it on the PATH", e);
        }
    }

    private static void Drain(Stream stream) => stream.CopyTo(Stream.Null);
}
