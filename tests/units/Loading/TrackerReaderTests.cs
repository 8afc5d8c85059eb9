using Coro.Engine.Loading;

namespace Coro.Tests.Loading;

public sealed class TrackerReaderTests
{
    [Fact]
    public void A_brief_says_which_tracker_is_told()
    {
        var loaded = Load("{kind: jira, project: SHOP, url: 'https://acme.atlassian.net', user: bot@acme.org, token_env: ACME_JIRA, issue_type: Story}");

        loaded.Diagnostics.ShouldBeEmpty();
        loaded.Definition!.Settings.Tracker.ShouldBe(new()
        {
            Kind = TrackerKind.Jira,
            Project = "SHOP",
            Url = "https://acme.atlassian.net",
            User = "bot@acme.org",
            TokenEnv = "ACME_JIRA",
            IssueType = "Story",
        });
    }

    [Fact]
    public void A_file_is_relative_to_the_brief() =>
        Load("{kind: file, path: t.json}").Definition!.Settings.Tracker!.Path.ShouldBe(Path.GetFullPath("/briefs/t.json"));

    [Theory]
    [InlineData("{project: acme/shop}", "needs kind")]
    [InlineData("{kind: git}", "github")]
    [InlineData("{kind: github, project: shop}", "owner/repository")]
    [InlineData("{kind: azure-boards}", "organization/project")]
    [InlineData("{kind: jira, project: SHOP}", "url")]
    [InlineData("{kind: github, project: acme/shop, url: 'http://ghe.example.org'}", "https://")]
    [InlineData("{kind: github, project: acme/shop, token_env: ghp-abc}", "never the token")]
    public void What_cannot_be_used_is_told_of(string tracker, string message) =>
        Load(tracker).Diagnostics.ShouldHaveSingleItem().ToString().ShouldContain(message);

    [Fact]
    public void Customization_names_the_tracker_and_a_brief_changes_what_it_wants_to()
    {
        var usual = new TrackerSettings { Kind = TrackerKind.Jira, Project = "SHOP", Url = "https://acme.atlassian.net", User = "bot" };

        Load("{project: WEB}", usual).ShouldBe(usual with { Project = "WEB" });
        Load("{kind: file, path: t.json}", usual).ShouldBe(new() { Kind = TrackerKind.File, Path = Path.GetFullPath("/briefs/t.json") });
        Load("", usual).ShouldBeNull("an empty value takes it back");
    }

    [Theory]
    [InlineData("acme/shop#4", "", "acme/shop#4", null)]
    [InlineData("github:acme/shop#4", "github", "acme/shop#4", null)]
    [InlineData("'https://github.com/acme/shop/issues/4'", "", "https://github.com/acme/shop/issues/4", "https://github.com/acme/shop/issues/4")]
    [InlineData("{provider: linear, key: SHO-4, url: 'https://linear.app/SHO-4'}", "linear", "SHO-4", "https://linear.app/SHO-4")]
    public void A_target_may_have_its_item_already(string tracker, string provider, string key, string? url)
    {
        var loaded = BriefLoader.LoadText($"campaign_name: x\ntargets: [{{name: a, tracker: {(tracker.Contains('#') && tracker[0] != '{' ? $"'{tracker}'" : tracker)}}}]\npipelines: {{default: [{{name: s, run: [x]}}]}}\n", "brief", "/briefs");

        loaded.Diagnostics.ShouldBeEmpty();
        loaded.Definition!.Children.Single().Tracker.ShouldBe(new(provider, key, url));
        BriefLoader.LoadText(BriefWriter.Write(loaded.Definition), "brief", "/briefs").Definition!.Children.Single().Tracker.ShouldBe(new(provider, key, url));
    }

    [Fact]
    public void Hosts_of_pull_requests_are_read_and_written_again()
    {
        var loaded = BriefLoader.LoadText("""
            campaign_name: x
            targets: [{name: a}]
            pipelines: {default: [{name: s, run: [x]}]}
            pull_request_hosts:
              - {kind: github, url: 'https://ghe.example.org', token_env: GHE_TOKEN}
              - {kind: azure-devops, url: 'https://tfs.example.org/tfs'}
              - {kind: github, url: 'https://ghe.example.org/', api: 'https://api.example.org'}
            """, "brief", "/briefs");

        loaded.Diagnostics.ShouldBeEmpty();
        PullRequestHost[] hosts =
        [
            new() { Kind = PullRequestHostKind.AzureDevops, Url = "https://tfs.example.org/tfs" },
            new() { Kind = PullRequestHostKind.Github, Url = "https://ghe.example.org/", Api = "https://api.example.org" },
        ];
        loaded.Definition!.Settings.PullRequestHosts.ShouldBe(hosts);
        BriefLoader.LoadText(BriefWriter.Write(loaded.Definition), "brief", "/briefs").Definition!.Settings.PullRequestHosts.ShouldBe(hosts);
    }

    [Theory]
    [InlineData("[{kind: gitlab, url: 'https://x.org'}]", "github or azure-devops")]
    [InlineData("[{kind: github}]", "needs url")]
    [InlineData("[{kind: github, url: 'http://x.org'}]", "https://")]
    [InlineData("[{kind: github, url: 'https://x.org', token_env: 'ghp-1'}]", "never the token")]
    public void A_host_that_cannot_be_asked_is_told_of(string hosts, string message) => BriefLoader.LoadText(
        $"campaign_name: x\ntargets: [{{name: a}}]\npipelines: {{default: [{{name: s, run: [x]}}]}}\npull_request_hosts: {hosts}\n", "brief", "/briefs")
        .Diagnostics.ShouldHaveSingleItem().ToString().ShouldContain(message);

    private static TrackerSettings? Load(string tracker, TrackerSettings usual) => BriefLoader.LoadText(
        $"campaign_name: x\ntargets: [{{name: a}}]\npipelines: {{default: [{{name: s, run: [x]}}]}}\ntracker: {tracker}\n",
        "brief", "/briefs", new() { Origin = "/briefs", Tracker = usual }).Definition!.Settings.Tracker;

    private static LoadResult Load(string tracker) => BriefLoader.LoadText(
        $$"""
        campaign_name: x
        targets: [{name: a}]
        pipelines: {default: [{name: s, run: [x]}]}
        tracker: {{tracker}}
        """,
        "brief", "/briefs");
}
