using System.Text.Json;
using Coro.Engine.PullRequests;

namespace Coro.Engine.Steps.Answers;

/// <summary>Reads what a step says of pull requests, contracts and insights.</summary>
internal static class DeliveryMembers
{
    private const int LongestInsight = 4000;

    public static IReadOnlyList<PullRequest>? PullRequests(ObjectReader reader, List<string> problems)
    {
        const string name = "pull_requests";
        if (reader.Items(name) is not { } items)
            return null;
        var requests = new List<PullRequest>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var path = reader.PathOf($"{name}[{i}]");
            var request = items[i].ValueKind == JsonValueKind.String
                ? new() { Url = items[i].GetString() ?? "" }
                : PullRequest(new(items[i], path, problems));
            if (request is null)
                continue;
            if (request.Url.Length == 0 || request.Url.Any(char.IsControl))
                problems.Add($"{path}: its url has to be one line that is not empty");
            else if (requests.TrueForAll(other => other.Url != request.Url))
                requests.Add(request);
        }

        return requests;
    }

    public static IReadOnlyList<ReportedInsight>? Insights(ObjectReader reader, List<string> problems)
    {
        const string name = "insights";
        if (reader.Items(name) is not { } items)
            return null;
        var insights = new List<ReportedInsight>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var path = reader.PathOf($"{name}[{i}]");
            if (items[i].ValueKind == JsonValueKind.String)
                Add(items[i].GetString(), []);
            else if (new ObjectReader(items[i], path, problems) is var item && items[i].ValueKind == JsonValueKind.Object)
                Add(item.RequiredText("text"), item.Texts("tags") ?? []);

            void Add(string? text, IReadOnlyList<string> tags)
            {
                if (text is null || string.IsNullOrWhiteSpace(text))
                    problems.Add($"{path}: is empty");
                else if (text.Length > LongestInsight)
                    problems.Add($"{path}: is longer than {LongestInsight} characters; say it in fewer words");
                else
                    insights.Add(new(text.Trim(), [.. tags.Distinct(StringComparer.OrdinalIgnoreCase)]));
            }
        }

        return insights;
    }

    public static IReadOnlyList<Contract>? Contracts(ObjectReader reader, List<string> problems)
    {
        const string name = "contracts";
        if (reader.Items(name) is not { } items)
            return null;
        var contracts = new List<Contract>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var item = new ObjectReader(items[i], reader.PathOf($"{name}[{i}]"), problems);
            if (items[i].ValueKind == JsonValueKind.Object && Contract(item) is { } contract)
            {
                if (contracts.Exists(other => Names.Comparer.Equals(other.Id, contract.Id)))
                    item.Complain("id", $"'{contract.Id}' is there twice");
                contracts.Add(contract);
            }
        }

        return contracts;
    }

    private static PullRequest? PullRequest(ObjectReader item)
    {
        var (url, repository, branch) = (item.Text("url"), item.Text("repository"), item.Text("branch"));
        var onto = item.Text("base");
        if (url is null && (string.IsNullOrEmpty(repository) || string.IsNullOrEmpty(branch) || onto is ""))
        {
            item.Complain("", "needs a url, or repository and branch, none of them empty");
            return null;
        }

        return new()
        {
            Url = url ?? LocalGitAdapter.UrlOf(repository!, branch!, onto ?? LocalGitAdapter.DefaultBase),
            Repository = repository,
            Branch = branch,
            Base = onto,
            Title = item.Text("title"),
        };
    }

    private static Contract? Contract(ObjectReader item)
    {
        var id = Name(item, "id", item.RequiredText("id"));
        var producer = Name(item, "producer", item.Text("producer"));
        var consumers = item.Texts("consumers") ?? [];
        foreach (var consumer in consumers)
            Name(item, "consumers", consumer);
        if (!item.Take("shape", out var shape))
            item.Complain("shape", "is required");
        var kind = item.Text("kind");
        return id is null ? null : new()
        {
            Id = id,
            Kind = kind,
            Producer = producer,
            Consumers = consumers,
            Shape = shape.ValueKind == JsonValueKind.Undefined ? shape : shape.Clone(),
        };
    }

    private static string? Name(ObjectReader item, string member, string? name)
    {
        if (name is null || Names.IsValid(name, out var reason))
            return name;
        item.Complain(member, $"'{name}' {reason}");
        return null;
    }
}
