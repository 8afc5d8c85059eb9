using System.Net;
using System.Text.Json;
using Coro.Engine.Web;

namespace Coro.Engine.PullRequests.AzureDevOps;

/// <summary>Pull requests of Azure DevOps.</summary>
/// <param name="host">The host as it stands in the addresses of repositories, for example <c>dev.azure.com</c>.</param>
/// <param name="client">Talks to its API.</param>
/// <param name="path">What comes before the collection in the addresses of a server's repositories, for example <c>tfs</c>; empty: nothing.</param>
internal sealed class AzureDevOpsAdapter(string host, ApiClient client, string path = "") : IPullRequestAdapter
{
    private const int PerPage = 100;
    private const int MostPages = 10;
    private const int LongestTitle = 400;
    private const int LongestBody = 4000;

    /// <summary>Up to so many are asked for one by one from the start.</summary>
    private const int Few = 2;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    public string Name => client.Host.Name;

    public string? RepositoryOf(PullRequest request) => Read(request.Url) is (var repository, { }) ? UrlOf(repository) : null;

    public bool CanCreateIn(string repository) => Read(repository) is not null;

    public Task<IReadOnlyList<PullRequestAnswer>> AskAsync(
        string repository, IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken) =>
        PullRequestException.FromAsync(async () =>
        {
            var at = Read(repository)!.Value.Repository;
            var numbers = requests.Select(request => Read(request.Url)!.Value.Number!.Value).ToList();
            var found = numbers.Count > Few ? await ActiveAsync(at, [.. numbers], cancellationToken).ConfigureAwait(false) : [];

            // What is not active any more was completed or abandoned, and is asked for only once.
            foreach (var number in numbers.Where(number => !found.ContainsKey(number)))
                found[number] = await OneAsync(at, number, cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<PullRequestAnswer>)[.. numbers.Select(number => found[number])];
        });

    public Task<PullRequest> CreateAsync(PullRequestDraft draft, CancellationToken cancellationToken) => PullRequestException.FromAsync(() =>
    {
        var (repository, _) = Read(draft.Repository) ?? throw new PullRequestException($"{Shown.Quote(draft.Repository)} is no repository of {host}");
        var (source, target) = (RefOf(draft.Branch), RefOf(draft.Base));
        return Creation.OnceAsync(
            async () =>
            {
                var query = $"searchCriteria.status=active&searchCriteria.sourceRefName={Uri.EscapeDataString(source)}"
                    + $"&searchCriteria.targetRefName={Uri.EscapeDataString(target)}";
                await foreach (var item in ListAsync(repository, query, cancellationToken).ConfigureAwait(false))
                {
                    if (item.Text("sourceRefName") == source && item.Text("targetRefName") == target)
                        return Of(item, repository, draft);
                }

                return null;
            },
            async () =>
            {
                var answer = await client.SendAsync(ApiRequest.Post($"{repository.ApiPath}?{KnownHosts.AzureVersion}", JsonBody.Object(json =>
                {
                    json.WriteString("sourceRefName", source);
                    json.WriteString("targetRefName", target);
                    json.WriteString("title", Cut(draft.Title, LongestTitle));
                    json.WriteString("description", Cut(draft.Body, LongestBody));
                })), cancellationToken).ConfigureAwait(false);
                return Of(answer.Said, repository, draft);
            },
            Settle,
            client.Time,
            cancellationToken);
    });

    private static string RefOf(string branch) => branch.StartsWith("refs/", StringComparison.Ordinal) ? branch : "refs/heads/" + branch;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private async Task<Dictionary<int, PullRequestAnswer>> ActiveAsync(
        AzureRepository repository, HashSet<int> numbers, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, PullRequestAnswer>();
        await foreach (var item in ListAsync(repository, "searchCriteria.status=active", cancellationToken).ConfigureAwait(false))
        {
            if (item.Number("pullRequestId") is { } id && numbers.Contains((int)id))
                found.TryAdd((int)id, AnswerOf(item));
            if (found.Count == numbers.Count)
                break;
        }

        return found;
    }

    private async IAsyncEnumerable<JsonElement> ListAsync(
        AzureRepository repository,
        string query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client.SendAsync(
                ApiRequest.Get($"{repository.ApiPath}?{query}&$top={PerPage}&$skip={page * PerPage}&{KnownHosts.AzureVersion}"), cancellationToken).ConfigureAwait(false);
            var items = answer.Said.Items("value").ToList();
            foreach (var item in items)
                yield return item;
            if (items.Count < PerPage)
                yield break;
        }
    }

    private async Task<PullRequestAnswer> OneAsync(AzureRepository repository, int number, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(
                ApiRequest.Get($"{repository.ApiPath}/{number}?{KnownHosts.AzureVersion}"), cancellationToken).ConfigureAwait(false);
            return AnswerOf(answer.Said);
        }
        catch (ApiException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return new(PullRequestStatus.Unknown, Problem: problem.Message);
        }
    }

    private static PullRequestAnswer AnswerOf(JsonElement item)
    {
        var head = item.Text("lastMergeSourceCommit", "commitId");
        return item.Text("status") switch
        {
            "active" => new(PullRequestStatus.Open, head),
            "completed" => new(PullRequestStatus.Merged, head),
            "abandoned" => new(PullRequestStatus.Closed, head),
            var other => new(PullRequestStatus.Unknown, head, $"Azure DevOps says that it is {Shown.Quote(other ?? "nothing")}"),
        };
    }

    private PullRequest Of(JsonElement item, AzureRepository repository, PullRequestDraft draft)
    {
        var answer = AnswerOf(item);
        return new()
        {
            Url = $"{UrlOf(repository)}/pullrequest/{item.Number("pullRequestId")}",
            Repository = UrlOf(repository),
            Branch = draft.Branch,
            Base = draft.Base,
            Title = item.Text("title") ?? draft.Title,
            Status = answer.Status,
            Head = answer.Head,
        };
    }

    private string UrlOf(AzureRepository repository) => $"https://{host}/{(path.Length == 0 ? "" : path + "/")}{repository.WebPath}";

    private (AzureRepository Repository, int? Number)? Read(string url) =>
        RepositoryAddress.Read(url) is { } address ? AzureRepository.Read(address, host, path) : null;
}
