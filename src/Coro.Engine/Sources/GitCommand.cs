using System.ComponentModel;
using System.Diagnostics;

namespace Coro.Engine.Sources;

/// <summary>Runs <c>git</c> so that it never prompts, in a folder and in no repository but the one that is meant.</summary>
/// <param name="folder">Where it runs: git's own configuration there counts.</param>
/// <param name="git">The command; null: <c>git</c> as found on the path.</param>
internal sealed class GitCommand(string folder, string? git = null)
{
    private const int MaxAnswer = 64 * 1024 * 1024;
    private const int MaxComplaint = 64 * 1024;

    /// <summary>Variables that it gets besides.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">What git is told to do.</param>
    /// <param name="sshCommand">The user's ssh command; null: the usual.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="input">What it gets on standard input; null: nothing.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public async Task<GitRun> RunAsync(
        IReadOnlyList<string> arguments, string? sshCommand, CancellationToken cancellationToken, string? input = null)
    {
        using var process = Process.Start(Describe(arguments, sshCommand))!;

        // Also stops the reading: whatever git started may hold the pipes open after git itself is gone.
        using var kill = cancellationToken.Register(() => Kill(process));
        var tooMuch = false;
        var output = BoundedText.ReadAsync(
            process.StandardOutput,
            MaxAnswer,
            () =>
            {
                tooMuch = true;
                Kill(process);
            },
            cancellationToken);
        var error = BoundedText.ReadAsync(process.StandardError, MaxComplaint, null, cancellationToken);
        await WriteAsync(process, input).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        var texts = await Task.WhenAll(output, error).ConfigureAwait(false);
        return new(process.ExitCode, texts[0], texts[1], tooMuch);
    }

    private static async Task WriteAsync(Process process, string? input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended, and says itself why.
        }
    }

    private ProcessStartInfo Describe(IReadOnlyList<string> arguments, string? sshCommand)
    {
        var start = new ProcessStartInfo(git ?? "git")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["-c", "protocol.ext.allow=never", .. arguments])
            start.ArgumentList.Add(argument);

        // These would point git at another repository; the first is set in every hook.
        foreach (var name in (string[])["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_ALLOW_PROTOCOL"])
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GCM_INTERACTIVE"] = "never";

        // Set but empty: git then looks for no other program that asks.
        start.Environment["GIT_ASKPASS"] = "";
        if (sshCommand is not null)
            start.Environment["GIT_SSH_COMMAND"] = sshCommand;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }
}
