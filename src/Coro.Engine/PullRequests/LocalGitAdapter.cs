using System.ComponentModel;
using Coro.Engine.Loading;
using Coro.Engine.Sources;

namespace Coro.Engine.PullRequests;

/// <summary>
/// Pull requests of repositories on this machine, which have no host: a branch and the branch that it is to be merged into. It is
/// merged when the base contains it, or all that it changes, and closed when it was deleted before that.
/// </summary>
/// <param name="origin">The absolute folder that relative paths of repositories start at.</param>
internal sealed class LocalGitAdapter(string origin) : IPullRequestAdapter
{
    /// <summary>The base where a step names none.</summary>
    public const string DefaultBase = "main";

    private const string Scheme = "file://";
    private readonly SameChange _sameChange = new(GitAsync);

    public string Name => "local git";

    /// <summary>What such a pull request has as its address.</summary>
    public static string UrlOf(string repository, string branch, string @base) => $"git:{repository}#{@base}..{branch}";

    public string? RepositoryOf(PullRequest request) =>
        request is { Repository: { } repository, Branch: { Length: > 0 } } && CanCreateIn(repository) ? Folder(repository) : null;

    public bool CanCreateIn(string repository) =>
        repository.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || OriginPaths.IsPath(repository);

    public async Task<IReadOnlyList<PullRequestAnswer>> AskAsync(
        string repository, IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken)
    {
        var branches = await BranchesAsync(repository, cancellationToken).ConfigureAwait(false);
        var answers = new List<PullRequestAnswer>(requests.Count);
        foreach (var request in requests)
            answers.Add(await AnswerAsync(repository, request, branches, cancellationToken).ConfigureAwait(false));
        return answers;
    }

    public async Task<PullRequest> CreateAsync(PullRequestDraft draft, CancellationToken cancellationToken)
    {
        // The branch is the pull request, so there is nothing that could be there twice.
        var folder = Folder(draft.Repository);
        var branches = await BranchesAsync(folder, cancellationToken).ConfigureAwait(false);
        foreach (var branch in (string[])[draft.Branch, draft.Base])
        {
            if (!branches.ContainsKey(branch))
                throw new PullRequestException($"{folder} has no branch '{branch}'; push it before a pull request is made of it.");
        }

        return new()
        {
            Url = UrlOf(folder, draft.Branch, draft.Base),
            Repository = folder,
            Branch = draft.Branch,
            Base = draft.Base,
            Title = draft.Title,
            Status = PullRequestStatus.Open,
            Head = branches[draft.Branch],
        };
    }

    private async Task<PullRequestAnswer> AnswerAsync(
        string folder, PullRequest request, Dictionary<string, string> branches, CancellationToken cancellationToken)
    {
        var (branch, onto) = (request.Branch!, request.Base ?? DefaultBase);
        if (!branches.TryGetValue(onto, out var target))
            return new(PullRequestStatus.Unknown, Problem: $"{folder} has no branch '{onto}', which '{branch}' is to be merged into");

        // Whoever merges a branch often deletes it; what it ended in is known from before.
        var isThere = branches.TryGetValue(branch, out var now);
        if ((now ?? request.Head) is not { } head)
            return new(PullRequestStatus.Unknown, Problem: $"{folder} has no branch '{branch}'; push it, or correct the step's answer");
        if (await ContainsAsync(folder, target, head, cancellationToken).ConfigureAwait(false)
            || await _sameChange.IsInAsync(folder, target, head, cancellationToken).ConfigureAwait(false))
            return new(PullRequestStatus.Merged, head);
        return isThere ? new(PullRequestStatus.Open, head) : new(PullRequestStatus.Closed, head);
    }

    private static async Task<bool> ContainsAsync(string folder, string target, string head, CancellationToken cancellationToken) =>
        target == head || (await GitAsync(folder, ["merge-base", "--is-ancestor", head, target], null, cancellationToken).ConfigureAwait(false)).ExitCode == 0;

    private static async Task<Dictionary<string, string>> BranchesAsync(string folder, CancellationToken cancellationToken)
    {
        var run = await GitAsync(folder, ["for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/heads"], null, cancellationToken)
            .ConfigureAwait(false);
        if (run.ExitCode != 0)
            throw new PullRequestException($"git cannot read {folder}: {run.Error.Trim().ReplaceLineEndings(" ")}");
        var branches = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(' ', StringComparison.Ordinal);
            branches[line[(at + 1)..].TrimEnd('\r')] = line[..at];
        }

        return branches;
    }

    private static async Task<GitRun> GitAsync(string folder, string[] arguments, string? input, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new PullRequestException($"the repository {folder} is not there");
        try
        {
            return await new GitCommand(folder).RunAsync(arguments, null, cancellationToken, input).ConfigureAwait(false);
        }
        catch (Win32Exception problem)
        {
            throw new PullRequestException($"git cannot be started ({problem.Message}); install it, and make sure that it is on the PATH");
        }
    }

    private string Folder(string repository) => repository.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(repository, UriKind.Absolute, out var uri)
        ? Path.GetFullPath(uri.LocalPath)
        : Path.TrimEndingDirectorySeparator(OriginPaths.Absolute(repository, origin));
}
