using Coro.Engine.History;
using Coro.Engine.Reporting.Report;

namespace Coro.Tests.Reporting.Report;

public sealed class DeliverySectionTests
{
    [Fact]
    public void A_report_tells_of_pull_requests_issues_contracts_and_what_was_learned()
    {
        var model = Model();
        var markdown = CampaignReport.ToMarkdown(model);

        markdown.ShouldContain("""
            ## Pull requests

            - **api**: `https://github.com/acme/shop/pull/4` is merged: Orders &lt;b&gt;
            - **api**: `git:/srv/web#main..orders` is open

            ## Issues

            - **api**: `https://github.com/acme/shop/issues/1`

            ## Contracts

            - **orders** of api for web: drifted, shipped by fix (! $.total: "number" was promised, "string" was shipped)

            ## What was learned

            - Pages count from 1. [api] (api, approved by ann)
            - **proposed** as `https://github.com/acme/shop/pull/9`

            ## Export
            """, customMessage: markdown);
    }

    [Fact]
    public void The_page_links_to_what_is_on_the_web_and_to_nothing_else()
    {
        var page = CampaignReport.Html(Model());

        page.ShouldContain("<a href=\"https://github.com/acme/shop/pull/4\" rel=\"noreferrer\">");
        page.ShouldContain("<code>git:/srv/web#main..orders</code>");
        page.ShouldContain("Orders &lt;b&gt;");
        page.ShouldContain("<h2 id=\"delivery-3\">What was learned</h2>");
    }

    [Fact]
    public void What_there_is_nothing_of_is_left_out()
    {
        var story = new Story().With(Story.Child("api")).InLoop();
        var model = ReportBuilder.Build(story.State, story.Context());

        CampaignReport.ToMarkdown(model).ShouldNotContain("## Contracts");
        CampaignReport.Html(model).ShouldNotContain("delivery-0");
    }

    private static ReportModel Model()
    {
        var story = new Story().With(Story.Child("api")).InLoop().Active("api").Then(
            new TrackerItemKnown("api", new("github", "acme/shop#1", "https://github.com/acme/shop/issues/1")),
            new ChangeProposed(new("coro/x", "ab", "/srv/shop", "https://github.com/acme/shop/pull/9")));
        var model = ReportBuilder.Build(story.State, story.Context());
        PullRequest[] requests =
        [
            new() { Url = "https://github.com/acme/shop/pull/4", Title = "Orders <b>", Status = PullRequestStatus.Merged },
            new() { Url = "git:/srv/web#main..orders", Status = PullRequestStatus.Open },
        ];
        return model with
        {
            Children = [.. model.Children.Select(child => child with { View = child.View with { PullRequests = requests } })],
            Contracts =
            [
                new()
                {
                    Campaign = "demo", Id = "orders", Producer = "api", Consumers = ["web"], Status = ContractStatus.Drifted, Shape = "{}", ShippedBy = "fix", Root = "/",
                    Differences = [new("$.total", ContractDifferenceKind.Changed, "\"number\"", "\"string\"")],
                },
            ],
            Insights = [new() { Campaign = "demo", Id = "i1", Text = "Pages count from 1.", Tags = ["api"], Sources = ["api"], Status = InsightStatus.Approved, By = "ann" }],
        };
    }
}
