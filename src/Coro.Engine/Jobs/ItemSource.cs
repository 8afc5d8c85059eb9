using Coro.Engine.Loading;
using Coro.Engine.PullRequests;
using Coro.Engine.PullRequests.AzureDevOps;
using Coro.Engine.PullRequests.GitHub;
using Coro.Engine.Web;

namespace Coro.Engine.Jobs;

/// <summary>Where jobs come from: a tracker, and perhaps one item of it.</summary>
/// <param name="Tracker">The tracker.</param>
/// <param name="Key">What it calls the item; null: the tracker as a whole is meant.</param>
internal sealed record ItemSource(TrackerSettings Tracker, string? Key)
{
    private const string Forms = "write for example github:acme/shop#12, azure-boards:acme/web#7, jira:SHOP-12, file:wishes.json#3, or the item's address";

    /// <summary>Reads what somebody wrote.</summary>
    /// <param name="text">That; null: the tracker of customization.</param>
    /// <param name="usual">The settings of customization: its tracker, and hosts that a token may be sent to.</param>
    /// <param name="folder">The absolute folder that the path of a file starts at.</param>
    /// <exception cref="UsageException">It means nothing, or a token would go to a host that nobody named.</exception>
    public static ItemSource Read(string? text, CampaignSettings usual, string folder)
    {
        var source = text is null ? new ItemSource(Usual(usual, "Name one with --from (-From)"), null)
            : text.Contains("://", StringComparison.Ordinal) ? OfAddress(text.Trim(), usual)
            : OfReference(ItemReferences.Of(text), text, usual, folder);
        return TrackerReader.Missing(source.Tracker) is not { } missing
            ? source
            : throw new UsageException($"{Shown.Quote(text ?? "the tracker of customization")} is not enough: {missing}. Say so here, or in [workflow.tracker] of customize.toml.");
    }

    private static TrackerSettings Usual(CampaignSettings usual, string remedy) =>
        usual.Tracker ?? throw new UsageException($"Customization names no tracker ([workflow.tracker] in customize.toml). {remedy}: {Forms}.");

    private static ItemSource OfReference(TrackerReference item, string text, CampaignSettings usual, string folder)
    {
        if (item.Provider.Length == 0)
        {
            var tracker = Usual(usual, $"Then {Shown.Quote(text)} would be an item of it; or name the tracker");
            return new(tracker, tracker.Kind == TrackerKind.Github && item.Key.StartsWith('#') ? tracker.Project + item.Key : item.Key);
        }

        var kind = (TrackerKind)Array.IndexOf(TrackerReader.Kinds, item.Provider);
        var known = usual.Tracker?.Kind == kind ? usual.Tracker : new() { Kind = kind };
        var hash = item.Key.LastIndexOf('#');
        var (place, number) = hash < 0 ? (item.Key, null) : (item.Key[..hash], item.Key[(hash + 1)..]);
        return kind switch
        {
            TrackerKind.File => new(known with { Path = place.Length == 0 ? known.Path : OriginPaths.Absolute(place, folder) }, number),
            TrackerKind.Jira when item.Key.LastIndexOf('-') is > 0 and var dash => new(known with { Project = item.Key[..dash] }, item.Key),
            TrackerKind.Jira => new(known with { Project = item.Key }, null),
            TrackerKind.Github => new(known with { Project = place.Length == 0 ? known.Project : place }, number is null ? null : $"{(place.Length == 0 ? known.Project : place)}#{number}"),
            _ => new(known with { Project = place.Length == 0 ? known.Project : place }, number),
        };
    }

    // A token is sent only to hosts that everybody uses, and to those that customization names.
    private static ItemSource OfAddress(string text, CampaignSettings usual)
    {
        if (RepositoryAddress.Read(text) is not { } address)
            throw new UsageException($"{Shown.Quote(text)} is no item of a tracker; {Forms}.");
        if (usual.Tracker is { Kind: TrackerKind.Jira, Url: { } jira } && new Uri(jira).Authority.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
            && address.Parts is [.., "browse", var key] && key.LastIndexOf('-') is > 0 and var dash)
        {
            return new(usual.Tracker with { Project = key[..dash] }, key);
        }

        foreach (var host in KnownHosts.WithUsual(usual.PullRequestHosts))
        {
            if (KnownHosts.NameOf(host) == address.Host && Of(host, address, text, usual) is { } found)
                return found;
        }

        throw new UsageException(
            $"{Shown.Quote(text)} is no item of a tracker that Coro knows, and no token is sent to a host that nobody named: name it in [workflow.tracker] "
            + $"or [[workflow.pull_request_hosts]] of customize.toml; or {Forms}.");
    }

    private static ItemSource? Of(PullRequestHost host, RepositoryAddress address, string text, CampaignSettings usual)
    {
        var known = usual.Tracker;
        if (host.Kind == PullRequestHostKind.Github)
        {
            var gitHub = (known?.Kind == TrackerKind.Github ? known : new() { Kind = TrackerKind.Github }) with { Url = KnownHosts.ApiOf(host).AbsoluteUri };
            gitHub = gitHub with { TokenEnv = host.TokenEnv ?? (known?.Kind == TrackerKind.Github ? known.TokenEnv : null) };
            return GitHubRepository.Numbered(address, "issues") is var (repository, number) ? new(gitHub with { Project = $"{repository.Owner}/{repository.Name}" }, $"{repository.Owner}/{repository.Name}#{number}")
                : GitHubRepository.Of(address) is { } whole ? new(gitHub with { Project = $"{whole.Owner}/{whole.Name}" }, null)
                : null;
        }

        var parts = AzureRepository.Below(address, new Uri(host.Url).AbsolutePath);
        var azure = (known?.Kind == TrackerKind.AzureBoards ? known : new() { Kind = TrackerKind.AzureBoards }) with { Url = KnownHosts.ApiOf(host).AbsoluteUri };
        azure = azure with { TokenEnv = host.TokenEnv ?? (known?.Kind == TrackerKind.AzureBoards ? known.TokenEnv : null) };
        return parts switch
        {
            [var organization, var project, "_workitems", "edit", var id, ..] => new(azure with { Project = $"{organization}/{project}" }, id),
            [var organization, var project] => new(azure with { Project = $"{organization}/{project}" }, null),
            _ => throw new UsageException($"{Shown.Quote(text)} is no work item; {Forms}."),
        };
    }
}
