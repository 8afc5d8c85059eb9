using Coro.Engine.Trackers;

namespace Coro.Tests.Trackers;

public sealed class TrackerRuleTests
{
    [Theory]
    [InlineData(TrackerKind.Github, "acme/shop", "", "anything", null, true)]
    [InlineData(TrackerKind.Github, "acme/shop", "github", "Acme/Shop#4", null, true)]
    [InlineData(TrackerKind.Github, "acme/shop", "github", "#4", null, true)]
    [InlineData(TrackerKind.Github, "acme/shop", "github", "acme/web#4", null, false)]
    [InlineData(TrackerKind.Github, "acme/shop", "jira", "SHOP-4", null, false)]
    [InlineData(TrackerKind.Jira, "SHOP", "jira", "shop-4", null, true)]
    [InlineData(TrackerKind.Jira, "SHOP", "jira", "WEB-4", null, false)]
    [InlineData(TrackerKind.AzureBoards, "acme/my web", "azure-boards", "4", "https://dev.azure.com/acme/my%20web/_workitems/edit/4", true)]
    [InlineData(TrackerKind.AzureBoards, "acme/web", "azure-boards", "4", "https://dev.azure.com/acme/shop/_workitems/edit/4", false)]
    [InlineData(TrackerKind.AzureBoards, "acme/web", "azure-boards", "4", null, true)]
    public void An_item_is_in_the_campaigns_tracker_if_nothing_says_otherwise(TrackerKind kind, string project, string provider, string key, string? url, bool isIn) =>
        TrackerRule.IsIn(new() { Kind = kind, Project = project }, new(provider, key, url)).ShouldBe(isIn);
}
