using System.ComponentModel;
using System.Text;
using Coro.Engine.PullRequests;
using Coro.Engine.Sources;

namespace Coro.Engine.Insights;

/// <summary>
/// Makes a branch in a git repository without touching what is checked out there, nor its index. To do the same again gives the same commit,
/// so that a crash on the way leaves nothing twice.
/// </summary>
/// <param name="folder">A folder in the repository.</param>
/// <param name="scratch">A folder for files that are gone afterwards.</param>
internal sealed class MemoryRepository(string folder, string scratch)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The repository's folder.</summary>
    /// <exception cref="PullRequestException">It is none.</exception>
    public async Task<string> TopAsync(CancellationToken cancellationToken) => Directory.Exists(folder)
        ? Path.GetFullPath(await RunAsync(["rev-parse", "--show-toplevel"], cancellationToken).ConfigureAwait(false))
        : throw new PullRequestException($"{folder} is not there");

    /// <summary>What comes before a path in the folder, from the repository's folder on; it ends with a slash, or is empty.</summary>
    public Task<string> PrefixAsync(CancellationToken cancellationToken) => RunAsync(["rev-parse", "--show-prefix"], cancellationToken);

    /// <summary>The remote to push to, with its address; null: there is none.</summary>
    /// <exception cref="PullRequestException">The one that was named is not there.</exception>
    public async Task<(string Name, string Url)?> RemoteAsync(string? named, CancellationToken cancellationToken)
    {
        var name = named ?? "origin";
        return await MaybeAsync(["remote", "get-url", "--", name], cancellationToken).ConfigureAwait(false) is { } url ? (name, url)
            : named is null ? null
            : throw new PullRequestException($"{folder} has no remote '{named}'");
    }

    /// <summary>The branch to merge into, where nobody named one: the remote's, or the one that is checked out.</summary>
    public async Task<string> BaseAsync(string? remote, CancellationToken cancellationToken)
    {
        if (remote is not null
            && await MaybeAsync(["symbolic-ref", "--quiet", "--short", $"refs/remotes/{remote}/HEAD"], cancellationToken).ConfigureAwait(false) is { } head)
            return head[(remote.Length + 1)..];
        return await MaybeAsync(["symbolic-ref", "--quiet", "--short", "HEAD"], cancellationToken).ConfigureAwait(false) ?? LocalGitAdapter.DefaultBase;
    }

    /// <summary>The commit that a branch ends in, here or as the remote was last seen; null: there is none.</summary>
    public async Task<string?> CommitAsync(string branch, string? remote, CancellationToken cancellationToken) =>
        (remote is null ? null : await MaybeAsync(["rev-parse", "--verify", "--quiet", $"refs/remotes/{remote}/{branch}^{{commit}}"], cancellationToken).ConfigureAwait(false))
        ?? await MaybeAsync(["rev-parse", "--verify", "--quiet", $"refs/heads/{branch}^{{commit}}"], cancellationToken).ConfigureAwait(false);

    /// <summary>Has a branch end in a commit that changes files; where the branch is there already, on top of it.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="from">The commit that it begins at, if it is not there.</param>
    /// <param name="paths">The files, from the repository's folder on, with forward slashes.</param>
    /// <param name="change">What becomes of a file's text; that is empty where there is none.</param>
    /// <param name="message">What the commit says.</param>
    /// <param name="time">When it was made, for the record: the same for the same change.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The commit; null: nothing changes.</returns>
    /// <exception cref="PullRequestException">Git refuses, or a file is none that can be changed.</exception>
    public async Task<string?> ChangeAsync(
        string branch, string from, IReadOnlyList<string> paths, Func<string, string> change, string message, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var tip = await MaybeAsync(["rev-parse", "--verify", "--quiet", $"refs/heads/{branch}^{{commit}}"], cancellationToken).ConfigureAwait(false);
        var parent = tip ?? from;
        Directory.CreateDirectory(scratch);
        var index = Path.Combine(scratch, $".index-{Environment.ProcessId}");
        var environment = new Dictionary<string, string> { ["GIT_INDEX_FILE"] = index };
        try
        {
            await RunAsync(["read-tree", parent], cancellationToken, environment).ConfigureAwait(false);
            foreach (var path in paths)
                await PutAsync(parent, path, change, environment, cancellationToken).ConfigureAwait(false);
            var tree = await RunAsync(["write-tree"], cancellationToken, environment).ConfigureAwait(false);
            if (tree == await RunAsync(["rev-parse", $"{parent}^{{tree}}"], cancellationToken).ConfigureAwait(false))
                return tip;
            var commit = await RunAsync(
                ["commit-tree", tree, "-p", parent], cancellationToken, await IdentityAsync(time, cancellationToken).ConfigureAwait(false), message).ConfigureAwait(false);
            await RunAsync(["update-ref", "-m", "coro: what was learned", $"refs/heads/{branch}", commit, tip ?? new string('0', commit.Length)], cancellationToken).ConfigureAwait(false);
            return commit;
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    /// <summary>Pushes a commit as a branch; what is there already is left.</summary>
    public Task PushAsync(string remote, string commit, string branch, CancellationToken cancellationToken) =>
        RunAsync(["push", "--quiet", "--", remote, $"{commit}:refs/heads/{branch}"], cancellationToken);

    private async Task PutAsync(string parent, string path, Func<string, string> change, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var entry = (await RunAsync(["ls-tree", "-z", "--full-tree", parent, "--", path], cancellationToken).ConfigureAwait(false)).TrimEnd('\0');
        var (mode, before) = ("100644", "");
        if (entry.Length > 0)
        {
            var parts = entry[..entry.IndexOf('\t', StringComparison.Ordinal)].Split(' ');
            mode = parts[0];
            if (parts[1] != "blob" || mode == "120000")
                throw new PullRequestException($"{path} is no plain file in {folder}");
            before = await RawAsync(["cat-file", "blob", parts[2]], cancellationToken).ConfigureAwait(false);

            // What does not come back as it was would be changed where nobody meant it.
            var size = await RunAsync(["cat-file", "-s", parts[2]], cancellationToken).ConfigureAwait(false);
            if (size != Encoding.UTF8.GetByteCount(before).ToString(System.Globalization.CultureInfo.InvariantCulture))
                throw new PullRequestException($"{path} is no plain UTF-8 in {folder}");
        }

        var file = Path.Combine(scratch, $".blob-{Environment.ProcessId}");
        try
        {
            await File.WriteAllTextAsync(file, change(before), new UTF8Encoding(false), cancellationToken).ConfigureAwait(false);
            var blob = await RunAsync(["hash-object", "-w", "--no-filters", "--", file], cancellationToken).ConfigureAwait(false);
            await RunAsync(["update-index", "--add", "--cacheinfo", $"{mode},{blob},{path}"], cancellationToken, environment).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // A machine that builds things may have no name.
    private async Task<Dictionary<string, string>> IdentityAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var at = $"@{time.ToUnixTimeSeconds()} +0000";
        var identity = new Dictionary<string, string> { ["GIT_AUTHOR_DATE"] = at, ["GIT_COMMITTER_DATE"] = at };
        if (await MaybeAsync(["var", "GIT_COMMITTER_IDENT"], cancellationToken).ConfigureAwait(false) is not null)
            return identity;
        foreach (var who in (string[])["AUTHOR", "COMMITTER"])
            (identity[$"GIT_{who}_NAME"], identity[$"GIT_{who}_EMAIL"]) = ("Coro", "coro@localhost");
        return identity;
    }

    private async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken, Dictionary<string, string>? environment = null, string? input = null) =>
        (await RawAsync(arguments, cancellationToken, environment, input).ConfigureAwait(false)).TrimEnd('\n', '\r');

    private async Task<string> RawAsync(string[] arguments, CancellationToken cancellationToken, Dictionary<string, string>? environment = null, string? input = null)
    {
        var run = await GitAsync(arguments, cancellationToken, environment, input).ConfigureAwait(false);
        return run.ExitCode == 0
            ? run.Output
            : throw new PullRequestException($"git {arguments[0]} in {folder}: {SourceUrl.Mask(OneLine.Of(run.Error.Trim()))}");
    }

    private async Task<string?> MaybeAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var run = await GitAsync(arguments, cancellationToken, null, null).ConfigureAwait(false);
        return run.ExitCode == 0 && run.Output.Trim() is { Length: > 0 } said ? said : null;
    }

    private async Task<GitRun> GitAsync(string[] arguments, CancellationToken cancellationToken, Dictionary<string, string>? environment, string? input)
    {
        try
        {
            return await new GitCommand(folder) { Environment = environment ?? None }.RunAsync(arguments, null, cancellationToken, input).ConfigureAwait(false);
        }
        catch (Win32Exception problem)
        {
            throw new PullRequestException($"git cannot be started ({problem.Message}); install it, and make sure that it is on the PATH");
        }
    }
}
