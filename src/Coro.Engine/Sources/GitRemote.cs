using System.ComponentModel;

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
    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromMinutes(1);
    private readonly GitCommand _git = new(folder, git);
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
            var run = await _git.RunAsync(question, ssh, either.Token).ConfigureAwait(false);
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
                var run = await _git.RunAsync(["config", "--get", "core.sshCommand"], null, cancellationToken)
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
}
