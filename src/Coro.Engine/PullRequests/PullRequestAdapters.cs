namespace Coro.Engine.PullRequests;

/// <summary>The adapters that there are, in the order in which they are asked whether a pull request is theirs.</summary>
internal sealed class PullRequestAdapters(IReadOnlyList<IPullRequestAdapter> adapters)
{
    /// <summary>All that Coro brings.</summary>
    /// <param name="origin">The absolute folder that relative paths of repositories start at.</param>
    public static PullRequestAdapters Of(string origin) => new([new LocalGitAdapter(origin)]);

    /// <summary>Who can tell where a pull request stands; null: nobody can.</summary>
    public (IPullRequestAdapter Adapter, string Repository)? For(PullRequest request)
    {
        foreach (var adapter in adapters)
        {
            if (adapter.RepositoryOf(request) is { } repository)
                return (adapter, repository);
        }

        return null;
    }

    /// <summary>Who can create pull requests in a repository; null: nobody can.</summary>
    public IPullRequestAdapter? ForCreating(string repository) => adapters.FirstOrDefault(adapter => adapter.CanCreateIn(repository));
}
