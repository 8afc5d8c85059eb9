using Coro.Engine.Loading;

namespace Coro.Engine.Web;

/// <summary>What the APIs that Coro speaks want to find in the head of every request.</summary>
internal static class KnownHosts
{
    /// <summary>The version of GitHub's API.</summary>
    public const string GitHubVersion = "2022-11-28";

    /// <summary>The version of Azure DevOps' API; it goes into the query.</summary>
    public const string AzureVersion = "api-version=7.1";

    /// <summary>Comments on work items are in preview since years.</summary>
    public const string AzureCommentsVersion = "api-version=7.1-preview.4";

    /// <summary>Where tokens usually are.</summary>
    public static readonly string[] GitHubTokens = ["GITHUB_TOKEN", "GH_TOKEN"], AzureTokens = ["AZURE_DEVOPS_EXT_PAT"], JiraTokens = ["JIRA_TOKEN"];

    private static readonly PullRequestHost[] Usual =
    [
        new() { Kind = PullRequestHostKind.Github, Url = "https://github.com" },
        new() { Kind = PullRequestHostKind.AzureDevops, Url = "https://dev.azure.com" },
    ];

    /// <summary>The hosts that everybody uses, with others on top.</summary>
    public static IReadOnlyList<PullRequestHost> WithUsual(IReadOnlyList<PullRequestHost> hosts) => PullRequestHostReader.Put(Usual, hosts);

    /// <summary>A host as it stands in the addresses of its repositories: with its port, if that is not the usual one.</summary>
    public static string NameOf(PullRequestHost host) => new Uri(host.Url) is { IsDefaultPort: false } uri ? uri.Authority : new Uri(host.Url).Host;

    /// <summary>Where a host has its API: a GitHub Enterprise Server below it, GitHub beside it.</summary>
    public static Uri ApiOf(PullRequestHost host)
    {
        if (host.Api is { } api)
            return ApiHost.At(api);
        var web = ApiHost.At(host.Url);
        if (host.Kind == PullRequestHostKind.AzureDevops)
            return web;
        return web.Host == "github.com" || web.Host.EndsWith(".ghe.com", StringComparison.Ordinal) ? new($"https://api.{web.Host}/") : new(web, "api/v3/");
    }

    public static ApiHost GitHub(Uri api, ApiToken token) => new("GitHub", api, token)
    {
        Headers = [("Accept", "application/vnd.github+json"), ("X-GitHub-Api-Version", GitHubVersion)],
    };

    public static ApiHost AzureDevOps(Uri api, ApiToken token) => new("Azure DevOps", api, token)
    {
        // Otherwise a token that is not valid any more leads to a page for people.
        Headers = [("Accept", "application/json"), ("X-TFS-FedAuthRedirect", "Suppress")],
    };

    public static ApiHost Jira(Uri api, ApiToken token) => new("Jira", api, token)
    {
        Headers = [("Accept", "application/json")],
    };
}
