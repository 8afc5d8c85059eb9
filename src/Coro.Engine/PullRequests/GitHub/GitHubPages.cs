using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Coro.Engine.Web;

namespace Coro.Engine.PullRequests.GitHub;

/// <summary>
/// Where pull requests stand, in few requests: those of a repository that changed last come in lists, and a list that is still the same
/// does not count against the limit. What the lists do not have is asked for one by one.
/// </summary>
internal sealed class GitHubPages(ApiClient client)
{
    private const int PerPage = 100;
    private const int MostPages = 5;

    /// <summary>Up to so many are asked for one by one from the start.</summary>
    private const int Few = 2;

    private readonly ConcurrentDictionary<string, KnownPage> _known = new(StringComparer.Ordinal);

    /// <summary>Asks for them.</summary>
    /// <returns>An answer for each.</returns>
    public async Task<Dictionary<int, PullRequestAnswer>> FindAsync(
        GitHubRepository repository, HashSet<int> numbers, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, PullRequestAnswer>();
        string? next = numbers.Count > Few ? $"{repository.ApiPath}/pulls?state=all&sort=updated&direction=desc&per_page={PerPage}" : null;
        for (var page = 0; next is not null && page < MostPages && found.Count < numbers.Count; page++)
        {
            var known = await ReadAsync(next, cancellationToken).ConfigureAwait(false);
            foreach (var (number, answer) in known.Items.Where(item => numbers.Contains(item.Number)))
                found.TryAdd(number, answer);
            next = known.Next;
        }

        foreach (var number in numbers.Where(number => !found.ContainsKey(number)))
            found[number] = await OneAsync(repository, number, cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>What an item says of where it stands.</summary>
    public static PullRequestAnswer AnswerOf(JsonElement item)
    {
        var status = item.Text("merged_at") is not null ? PullRequestStatus.Merged
            : item.Text("state") == "closed" ? PullRequestStatus.Closed
            : item.Text("state") == "open" ? PullRequestStatus.Open
            : PullRequestStatus.Unknown;
        return new(status, item.Text("head", "sha"), status == PullRequestStatus.Unknown ? "GitHub does not say whether it is open" : null);
    }

    private async Task<PullRequestAnswer> OneAsync(GitHubRepository repository, int number, CancellationToken cancellationToken)
    {
        try
        {
            var page = await ReadAsync($"{repository.ApiPath}/pulls/{number}", cancellationToken).ConfigureAwait(false);
            return page.Items is [var (_, answer)] ? answer : new(PullRequestStatus.Unknown, Problem: "GitHub's answer is about no pull request");
        }
        catch (ApiException problem) when (problem.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return new(PullRequestStatus.Unknown, Problem: problem.Message);
        }
    }

    private async Task<KnownPage> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var known = _known.GetValueOrDefault(path);
        var answer = await client.SendAsync(ApiRequest.Get(path) with { ETag = known?.ETag }, cancellationToken).ConfigureAwait(false);
        if (answer.IsUnchanged && known is not null)
            return known;
        var said = answer.Said;
        var items = said.ValueKind == JsonValueKind.Array ? said.EnumerateArray() : Enumerable.Repeat(said, 1);
        return _known[path] = new(
            answer.ETag, [.. items.Where(item => item.Number("number") is not null).Select(item => ((int)item.Number("number")!, AnswerOf(item)))], answer.Next);
    }

    private sealed record KnownPage(string? ETag, IReadOnlyList<(int Number, PullRequestAnswer Answer)> Items, string? Next);
}
