using System.Collections.Concurrent;
using Coro.Engine.Sources;

namespace Coro.Engine.PullRequests;

/// <summary>
/// Whether a branch has all that another one changes, though not its commits: after a squash or a rebase. What was found out is remembered, since
/// it is asked for again and again while neither branch moves.
/// </summary>
/// <param name="git">Runs git in a folder, perhaps with something on its standard input.</param>
internal sealed class SameChange(Func<string, string[], string?, CancellationToken, Task<GitRun>> git)
{
    /// <summary>How far back a squash is looked for.</summary>
    private const int MostCommits = 500;

    private readonly ConcurrentDictionary<(string Folder, string Target, string Head), bool> _known = new();

    /// <summary>Whether it has.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="target">The commit that the base ends in.</param>
    /// <param name="head">The commit that the branch ends in, or ended in.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<bool> IsInAsync(string folder, string target, string head, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue((folder, target, head), out var isIn))
            _known[(folder, target, head)] = isIn = await FindAsync(folder, target, head, cancellationToken).ConfigureAwait(false);
        return isIn;
    }

    private async Task<bool> FindAsync(string folder, string target, string head, CancellationToken cancellationToken)
    {
        var since = await SaidAsync(["merge-base", target, head]).ConfigureAwait(false);
        if (since is null || await TreeAsync(since).ConfigureAwait(false) == await TreeAsync(head).ConfigureAwait(false))
            return false;

        // To merge it would change nothing.
        if (await SaidAsync(["merge-tree", "--write-tree", target, head]).ConfigureAwait(false) is { } merged && merged == await TreeAsync(target).ConfigureAwait(false))
            return true;

        // The base went on from there, and the same lines may have changed again. Commit by commit, as a rebase leaves them:
        if (await SaidAsync(["cherry", target, head]).ConfigureAwait(false) is { } commits && commits.Split('\n').All(commit => commit.StartsWith('-')))
            return true;

        // And all in one, as a squash does.
        var whole = await IdsAsync(["diff", "--no-ext-diff", "--no-color", since, head]).ConfigureAwait(false);
        return whole is [var id] && (await IdsAsync(
            ["log", "-p", "--no-merges", "--no-ext-diff", "--no-color", "--format=commit %H", $"--max-count={MostCommits}", $"{since}..{target}"]).ConfigureAwait(false)).Contains(id);

        Task<string?> TreeAsync(string commit) => SaidAsync(["rev-parse", "--verify", "--quiet", $"{commit}^{{tree}}"]);

        async Task<string?> SaidAsync(string[] arguments)
        {
            var run = await git(folder, arguments, null, cancellationToken).ConfigureAwait(false);
            return run.ExitCode == 0 && run.Output.Trim() is { Length: > 0 } said ? said : null;
        }

        // What a change is called, whatever lines it stands at.
        async Task<IReadOnlyList<string>> IdsAsync(string[] arguments)
        {
            var patches = await git(folder, arguments, null, cancellationToken).ConfigureAwait(false);
            if (patches.ExitCode != 0 || patches.Output.Length == 0)
                return [];
            var ids = await git(folder, ["patch-id", "--stable"], patches.Output, cancellationToken).ConfigureAwait(false);
            return ids.ExitCode != 0 ? [] : [.. ids.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])];
        }
    }
}
