using System.Text.RegularExpressions;
using Coro.Engine.PullRequests;

namespace Coro.Tests.Support;

/// <summary>A host of pull requests called <c>fake://repository/name</c>; a test says where each stands.</summary>
internal sealed partial class FakePullRequests : IPullRequestAdapter
{
    private readonly Dictionary<string, Queue<PullRequestStatus>> _answers = [];

    public string Name => "fake";

    /// <summary>What was asked for, one call each: repository, and how many pull requests.</summary>
    public List<(string Repository, int Count)> Calls { get; } = [];

    /// <summary>Called before each call; it may throw.</summary>
    public Action<int> OnCall { get; set; } = _ => { };

    /// <summary>Where a pull request stands each time it is asked for; the last one holds.</summary>
    public FakePullRequests On(string url, params PullRequestStatus[] answers)
    {
        _answers[url] = new(answers);
        return this;
    }

    public string? RepositoryOf(PullRequest request) => Address().Match(request.Url) is { Success: true } match ? match.Groups[1].Value : null;

    public async Task<IReadOnlyList<PullRequestAnswer>> AskAsync(
        string repository, IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken)
    {
        Calls.Add((repository, requests.Count));
        await Task.Yield();
        OnCall(Calls.Count);
        return [.. requests.Select(request => new PullRequestAnswer(Next(_answers[request.Url])))];
    }

    public bool CanCreateIn(string repository) => false;

    public Task<PullRequest> CreateAsync(PullRequestDraft draft, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static PullRequestStatus Next(Queue<PullRequestStatus> answers) => answers.Count > 1 ? answers.Dequeue() : answers.Peek();

    [GeneratedRegex("^fake://([^/]+)/")]
    private static partial Regex Address();
}
