using Coro.Engine.History;
using Coro.Engine.Reporting.Report;

namespace Coro.Tests.Reporting.Report;

public sealed class CampaignReportTests
{
    [Fact]
    public void An_eventful_campaign_is_reported_as_approved() =>
        CampaignReport.ToMarkdown(Sample.Eventful()).ShouldBeAsApproved("eventful.md");

    [Fact]
    public void A_campaign_without_children_has_a_report_all_the_same() =>
        CampaignReport.ToMarkdown(Sample.Empty()).ShouldBeAsApproved("empty.md");

    [Fact]
    public void The_page_about_reports_has_every_placeholder()
    {
        var page = File.ReadAllText(Path.Combine(Approved.Repository, "docs", "report.md"));

        ReportNames.Known.Keys.Where(name => !page.Contains($"`{{{{{name}}}}}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_child_below_target_needs_a_look_although_it_is_completed()
    {
        var story = new Story().With(Story.Child("a"), Story.Child("b")).InLoop().Completed("a", 95).Completed("b", 70, belowTarget: true);
        var model = ReportBuilder.Build(story.State, story.Context());

        CampaignReport.ToMarkdown(model).ShouldContain("## What needs a look\n\n### Below target\n\n- **b**: 70\n");
        CampaignReport.Html(model).ShouldContain("<h3 class=\"list\">Below target (1)</h3>");
    }

    [Fact]
    public void Skills_that_lie_in_one_folder_are_told_together()
    {
        var story = new Story().With(Story.Child("a"), Story.Child("b"), Story.Child("c")).InLoop().Then(
            new ChildExported("a", "/out/a"), new ChildExported("b", "/out/b"), new ChildExported("c", "/elsewhere/x"),
            new ChildExported(".stack", "/out/demo-stack"));

        CampaignReport.ToMarkdown(ReportBuilder.Build(story.State, story.Context()))
            .ShouldContain("- 3 skills in `/out`: a, b, demo-stack (the stack skill)\n- c: `/elsewhere/x`\n");
    }

    [Fact]
    public void Where_all_is_well_the_report_says_so()
    {
        var story = new Story().With(Story.Child("a")).InLoop().Completed("a", 95);

        CampaignReport.ToMarkdown(ReportBuilder.Build(story.State, story.Context()))
            .ShouldContain("## What needs a look\n\nNothing: every child completed, and none is below target.\n");
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_heading()
    {
        var width = 0;
        foreach (var line in CampaignReport.ToMarkdown(Sample.Eventful()).Split('\n'))
        {
            var cells = line.Replace("\\|", "").Count(c => c == '|');
            if (line.StartsWith('|') && width > 0)
                cells.ShouldBe(width, line);
            width = line.StartsWith('|') ? cells : 0;
        }
    }

    [Fact]
    public void A_campaign_that_waits_says_why()
    {
        var story = new Story().With(Story.Child("a")).Run(new Coro.Engine.History.RunStopped(ExitCode.AwaitingInput, "waits for export"));

        CampaignReport.ToMarkdown(ReportBuilder.Build(story.State, story.Context()))
            .ShouldContain("**Parked.** 0 of 1 child completed, 1 unfinished, in 1.0s. Waits for export.\n");
    }
}
