using Coro.Engine.PullRequests.AzureDevOps;
using Coro.Engine.PullRequests.GitHub;
using Coro.Engine.Web;

namespace Coro.Engine.PullRequests;

/// <summary>The adapters that there are, in the order in which they are asked whether a pull request is theirs.</summary>
internal sealed class PullRequestAdapters(IReadOnlyList<IPullRequestAdapter> adapters)
{
    private IReadOnlyList<(string Host, ApiToken Token)> _closed = [];

    /// <summary>
    /// All that Coro brings: local git, and each host for which the environment has a token. Nobody is asked without one, so that a
    /// campaign talks to the network only where somebody wanted it to.
    /// </summary>
    /// <param name="origin">The absolute folder that relative paths of repositories start at.</param>
    /// <param name="hosts">The hosts that a brief and customization name, besides those that everybody uses.</param>
    /// <param name="time">The clock.</param>
    /// <param name="read">Reads an environment variable; null: this process's.</param>
    public static PullRequestAdapters Of(string origin, IReadOnlyList<PullRequestHost> hosts, TimeProvider time, Func<string, string?>? read = null)
    {
        var adapters = new List<IPullRequestAdapter> { new LocalGitAdapter(origin) };
        var closed = new List<(string, ApiToken)>();
        foreach (var host in KnownHosts.WithUsual(hosts))
        {
            var token = TokenOf(host, read ?? Environment.GetEnvironmentVariable);
            if (token.IsSet)
                adapters.Add(Of(host, token, time));
            else
                closed.Add((KnownHosts.NameOf(host), token));
        }

        return new(adapters) { _closed = closed };
    }

    /// <summary>Why nobody can tell where a pull request stands, in words.</summary>
    public string WhyNot(PullRequest request) =>
        _closed.FirstOrDefault(one => RepositoryAddress.Read(request.Url)?.Host == one.Host) is { Token: { } token } closed
            ? $"{closed.Host} is not asked without a token; set {token.Where}, and resume the campaign"
            : "no adapter of Coro's knows its address";

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

    private static IPullRequestAdapter Of(PullRequestHost host, ApiToken token, TimeProvider time) => host.Kind == PullRequestHostKind.Github
        ? new GitHubAdapter(KnownHosts.NameOf(host), new(KnownHosts.GitHub(KnownHosts.ApiOf(host), token), ApiClient.Shared, time))
        : new AzureDevOpsAdapter(
            KnownHosts.NameOf(host), new(KnownHosts.AzureDevOps(KnownHosts.ApiOf(host), token), ApiClient.Shared, time), new Uri(host.Url).AbsolutePath.Trim('/'));

    private static ApiToken TokenOf(PullRequestHost host, Func<string, string?> read) => host switch
    {
        { Kind: PullRequestHostKind.Github } => new(ApiTokenScheme.Bearer, read, host.TokenEnv is { } name ? [name] : KnownHosts.GitHubTokens),
        _ => new(ApiTokenScheme.Basic, read, host.TokenEnv is { } name ? [name] : KnownHosts.AzureTokens),
    };
}
