namespace Coro.Engine.PullRequests;

/// <summary>
/// Talks to one kind of host of pull requests. It holds nothing that a restart would lose: everything that it needs to know of a
/// pull request is in the pull request. Its calls may run side by side.
/// </summary>
internal interface IPullRequestAdapter
{
    /// <summary>What it is called in messages, for example <c>local git</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The repository of a pull request, spelt alike for all of the same one, so that they are asked for together. Null: it is none of
    /// this adapter's. It looks at no disk or network.
    /// </summary>
    string? RepositoryOf(PullRequest request);

    /// <summary>Asks where pull requests stand.</summary>
    /// <param name="repository">What <see cref="RepositoryOf"/> gave for all of them.</param>
    /// <param name="requests">Them; at least one. Not merged, as far as was known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>An answer for each, in their order.</returns>
    /// <exception cref="PullRequestException">None of them could be asked for now.</exception>
    Task<IReadOnlyList<PullRequestAnswer>> AskAsync(
        string repository, IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken);

    /// <summary>Whether it can create pull requests in a repository. It looks at no network.</summary>
    bool CanCreateIn(string repository);

    /// <summary>
    /// Creates a pull request; where there is one for the same branches already, gives that. So it may be called again after a call
    /// whose answer was lost.
    /// </summary>
    /// <exception cref="PullRequestException">It was not created, as far as is known.</exception>
    Task<PullRequest> CreateAsync(PullRequestDraft draft, CancellationToken cancellationToken);
}
