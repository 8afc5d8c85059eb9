using System.Text.Json;
using Coro.Engine.Web;

namespace Coro.Engine.PullRequests.GitHub;

/// <summary>Pull requests of GitHub, or of a GitHub Enterprise Server.</summary>
/// <param name="host">The host as it stands in the addresses of repositories, for example <c>github.com</c>.</param>
/// <param name="client">Talks to its API.</param>
internal sealed class GitHubAdapter(string host, ApiClient client) : IPullRequestAdapter
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);
    private readonly GitHubPages _pages = new(client);

    public string Name => client.Host.Name;

    public string? RepositoryOf(PullRequest request) =>
        Numbered(request.Url) is var (repository, _) ? UrlOf(repository) : null;

    public bool CanCreateIn(string repository) => RepositoryAt(repository) is not null;

    public Task<IReadOnlyList<PullRequestAnswer>> AskAsync(
        string repository, IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken) =>
        PullRequestException.FromAsync(async () =>
        {
            var numbers = requests.Select(request => Numbered(request.Url)!.Value.Number).ToList();
            var found = await _pages.FindAsync(RepositoryAt(repository)!, [.. numbers], cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<PullRequestAnswer>)[.. numbers.Select(number => found[number])];
        });

    public Task<PullRequest> CreateAsync(PullRequestDraft draft, CancellationToken cancellationToken) => PullRequestException.FromAsync(() =>
    {
        var repository = RepositoryAt(draft.Repository)
            ?? throw new PullRequestException($"{Shown.Quote(draft.Repository)} is no repository of {host}");
        return Creation.OnceAsync(
            () => FindAsync(repository, draft, cancellationToken),
            async () =>
            {
                var answer = await client.SendAsync(ApiRequest.Post($"{repository.ApiPath}/pulls", JsonBody.Object(json =>
                {
                    json.WriteString("title", draft.Title);
                    json.WriteString("head", draft.Branch);
                    json.WriteString("base", draft.Base);
                    json.WriteString("body", draft.Body);
                })), cancellationToken).ConfigureAwait(false);
                return Of(answer.Said, repository, draft);
            },
            Settle,
            client.Time,
            cancellationToken);
    });

    private async Task<PullRequest?> FindAsync(GitHubRepository repository, PullRequestDraft draft, CancellationToken cancellationToken)
    {
        var head = draft.Branch.Contains(':', StringComparison.Ordinal) ? draft.Branch : $"{repository.Owner}:{draft.Branch}";
        var first = $"{repository.ApiPath}/pulls?state=open&head={Uri.EscapeDataString(head)}&base={Uri.EscapeDataString(draft.Base)}&per_page=100";
        for (string? page = first; page is not null;)
        {
            var answer = await client.SendAsync(ApiRequest.Get(page), cancellationToken).ConfigureAwait(false);
            foreach (var item in answer.Said.Items())
            {
                if (item.Text("head", "ref") == draft.Branch[(draft.Branch.IndexOf(':', StringComparison.Ordinal) + 1)..] && item.Text("base", "ref") == draft.Base)
                    return Of(item, repository, draft);
            }

            page = answer.Next;
        }

        return null;
    }

    private PullRequest Of(JsonElement item, GitHubRepository repository, PullRequestDraft draft)
    {
        var answer = GitHubPages.AnswerOf(item);
        return new()
        {
            Url = item.Text("html_url") ?? $"{UrlOf(repository)}/pull/{item.Number("number")}",
            Repository = UrlOf(repository),
            Branch = draft.Branch,
            Base = draft.Base,
            Title = item.Text("title") ?? draft.Title,
            Status = answer.Status,
            Head = answer.Head,
        };
    }

    private string UrlOf(GitHubRepository repository) => $"https://{host}/{repository.Owner}/{repository.Name}";

    private GitHubRepository? RepositoryAt(string url) =>
        RepositoryAddress.Read(url) is { } address && address.Host == host ? GitHubRepository.Of(address) : null;

    private (GitHubRepository Repository, int Number)? Numbered(string url) =>
        RepositoryAddress.Read(url) is { } address && address.Host == host ? GitHubRepository.Numbered(address, "pull") : null;
}
