using System.ComponentModel;
using System.Diagnostics;

namespace Coro.Engine.Sources;

/// <summary>
/// Asks through the <c>git</c> command, so that every host, protocol and credential helper that works for the user works
/// here. It never prompts, and a URL cannot make it run a command.
/// </summary>
/// <param name="folder">The brief's folder: git's own configuration there counts.</param>
/// <param name="time">The clock of the time limit.</param>
/// <param name="timeout">How long a repository may take to answer; null: a minute.</param>
/// <param name="git">The command; null: <c>git</c> as found on the path.</param>
internal sealed class GitRemote(string folder, TimeProvider time, TimeSpan? timeout = null, string? git = null)
    : IGitRemote
{
    private const int MaxAnswer = 64 * 1024 * 1024;
    private const int MaxComplaint = 64 * 1024;

    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _sshGate = new(1);
    private string? _sshCommand;

    /// <inheritdoc/>
    public async Task<RemoteAnswer> AskAsync(string url, CancellationToken cancellationToken)
    {
        if (SourceUrl.Objection(url) is { } objection)
            return new Unreachable($"the URL {objection}", "Correct repo_url.");

        using var deadline = new CancellationTokenSource(_timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var ssh = SourceUrl.IsSsh(url) ? await SshCommandAsync(either.Token).ConfigureAwait(false) : null;
            // The patterns keep out what hosts keep beside branches and tags: a ref for every pull request.
            string[] question = ["ls-remote", "--symref", "--", url, "HEAD", "refs/heads/*", "refs/tags/*"];
            var run = await RunAsync(question, ssh, either.Token).ConfigureAwait(false);
            if (run.TooMuch)
                return new Unreachable("the list of its refs is larger than 64 MiB", "Name another repository.");
            return run.ExitCode == 0
                ? new Reached(RemoteRefs.Parse(run.Output))
                : GitComplaint.Read(url, run.Error, run.ExitCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Unreachable(
                $"no answer within {_timeout.TotalSeconds:0.#} s",
                "Check the network and any proxy between, then try again.",
                HostIsSilent: true);
        }
        catch (Win32Exception e)
        {
            return new Unreachable(
                $"git cannot be started ({e.Message})", "Install git and make sure that it is on the PATH.");
        }
    }

    /// <summary>
    /// The user's ssh command, told never to ask. It has to be looked up, because the variable that tells it overrides
    /// whatever the user has configured.
    /// </summary>
    private async Task<string> SshCommandAsync(CancellationToken cancellationToken)
    {
        await _sshGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_sshCommand is not null)
                return _sshCommand;
            var command = Environment.GetEnvironmentVariable("GIT_SSH_COMMAND");
            if (string.IsNullOrEmpty(command))
            {
                var run = await RunAsync(["config", "--get", "core.sshCommand"], null, cancellationToken)
                    .ConfigureAwait(false);
                command = run.Output.Trim();
            }

            if (command.Length == 0 && Environment.GetEnvironmentVariable("GIT_SSH") is { Length: > 0 } program)
                command = $"\"{program}\"";
            if (command.Length == 0)
                command = "ssh";
            var batch = command.Contains("plink", StringComparison.OrdinalIgnoreCase) ? " -batch" : " -oBatchMode=yes";
            return _sshCommand = command + batch;
        }
        finally
        {
            _sshGate.Release();
        }
    }

    private async Task<GitRun> RunAsync(string[] arguments, string? sshCommand, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Describe(arguments, sshCommand))!;
        // Also stops the reading: whatever git started may hold the pipes open after git itself is gone.
        using var kill = cancellationToken.Register(() => Kill(process));
        process.StandardInput.Close();
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
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        var texts = await Task.WhenAll(output, error).ConfigureAwait(false);
        return new GitRun(process.ExitCode, texts[0], texts[1], tooMuch);
    }

    private ProcessStartInfo Describe(string[] arguments, string? sshCommand)
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

    private sealed record GitRun(int ExitCode, string Output, string Error, bool TooMuch);
}
