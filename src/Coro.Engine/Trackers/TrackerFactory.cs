using Coro.Engine.State;
using Coro.Engine.Trackers.AzureBoards;
using Coro.Engine.Trackers.Files;
using Coro.Engine.Trackers.GitHub;
using Coro.Engine.Trackers.Jira;
using Coro.Engine.Web;

namespace Coro.Engine.Trackers;

/// <summary>Makes the tracker that a brief names.</summary>
internal static class TrackerFactory
{
    private const string Cloud = ".atlassian.net";

    /// <summary>Makes it; it is not asked anything yet.</summary>
    /// <param name="settings">What the brief says.</param>
    /// <param name="file">Where a tracker that is a file lies, if the brief does not say.</param>
    /// <param name="disk">Where files are.</param>
    /// <param name="time">The clock.</param>
    public static ITracker Of(TrackerSettings settings, string file, IDisk disk, TimeProvider time)
    {
        string[] project = settings.Project?.Split('/') ?? [];
        var types = (settings.EpicType ?? "Epic", settings.IssueType ?? "Task");
        switch (settings.Kind)
        {
            case TrackerKind.Github:
                return new GitHubTracker(
                    new(project[0].ToLowerInvariant(), project[1].ToLowerInvariant()),
                    Client(KnownHosts.GitHub(At("https://api.github.com/"), Token(ApiTokenScheme.Bearer, KnownHosts.GitHubTokens))));
            case TrackerKind.AzureBoards:
                return new AzureBoardsTracker(
                    project[0], project[1], types, Client(KnownHosts.AzureDevOps(At("https://dev.azure.com/"), Token(ApiTokenScheme.Basic, KnownHosts.AzureTokens))));
            case TrackerKind.Jira:
                var scheme = settings.User is null ? ApiTokenScheme.Bearer : ApiTokenScheme.Basic;
                var jira = At("");
                return new JiraTracker(
                    settings.Project!, types, Client(KnownHosts.Jira(jira, Token(scheme, KnownHosts.JiraTokens))), jira.Host.EndsWith(Cloud, StringComparison.OrdinalIgnoreCase));
            default:
                return new FileTracker(settings.Path ?? file, disk);
        }

        Uri At(string usual) => ApiHost.At(settings.Url ?? usual);

        ApiClient Client(ApiHost host) => new(host, ApiClient.Shared, time);

        ApiToken Token(ApiTokenScheme scheme, params string[] usual) =>
            new(scheme, Environment.GetEnvironmentVariable, settings.TokenEnv is { } name ? [name] : usual) { User = settings.User ?? "" };
    }
}
