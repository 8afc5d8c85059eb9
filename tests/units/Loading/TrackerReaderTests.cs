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
            Kind = TrackerKind.Jira, Project = "SHOP", Url = "https://acme.atlassian.net", User = "bot@acme.org", TokenEnv = "ACME_JIRA", IssueType = "Story",
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

    private static LoadResult Load(string tracker) => BriefLoader.LoadText(
        $$"""
        campaign_name: x
        targets: [{name: a}]
        pipelines: {default: [{name: s, run: [x]}]}
        tracker: {{tracker}}
        """,
        "brief", "/briefs");
}
