using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering;

/// <summary>One child with all that is known of it, for people.</summary>
internal static class ChildView
{
    public static void Write(CommandContext context, CampaignChild child, IReadOnlyList<string> logs)
    {
        var page = new Page(context);
        page.Entry("child", new Cell(child.Name, Tone.Strong));
        page.Entry("campaign", child.Campaign);
        page.Entry("status", StatusLook.CellOf(child.Status, page.Terminal));
        page.Entry("reason", child.Reason);
        page.Entry("message", child.Message);
        page.Entry("waits for", child.WaitingFor);
        if (child.Explanation is { } explanation)
        {
            page.Entry("why", explanation.Why);
            page.Entry("on resume", $"it {Words.Of(explanation.OnResume)}: {explanation.Because}");
        }

        page.Entry("tier, lane", $"{Words.Of(child.Tier)}, {child.Lane}");
        page.Entry("depends on", string.Join(", ", child.DependsOn));
        page.Entry("forced", WhyText.Forced(child));
        page.Entry("attempt", child.Attempt > 0 ? Figures.Number(child.Attempt) : "");
        page.Entry("step", child.Try > 1 ? $"{child.Step} (try {child.Try})" : child.Step);
        page.Entry("score", child.BelowTarget ? $"{Figures.Score(child.QualityScore)}, below target" : Figures.Score(child.QualityScore));
        page.Entry("time", child.Duration is { } duration ? DurationText.Short(duration) : "");
        page.Entry("usage", Figures.Of(child.Usage));
        page.Entry("repository", child.RepoUrl);
        page.Entry("tracker", child.Tracker is { } item ? Items.Text(item) : null);
        page.Entry("pin", child.Pin);
        page.Entry("commit", child.CommitSha);
        page.Entry("brief", child.BriefPath);
        page.Entry("skill", child.SkillPath);
        page.Entry("export", child.ExportPath);
        page.Entry("not exported", child.ExportProblem);
        page.Entry("folder", child.Folder);
        WriteAll(page, "More", child.Explanation?.Details ?? []);
        WriteFindings(page, child.Findings);
        WriteAll(page, "Workarounds", child.Workarounds);
        WriteAll(page, "Pull requests", [.. child.PullRequests.Select(request => $"{Words.Of(request.Status)}: {request.Url}")]);
        WriteAll(page, "Logs", logs);
    }

    private static void WriteFindings(Page page, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        page.Heading("Findings");
        foreach (var finding in findings)
        {
            var tone = finding.Severity >= FindingSeverity.High ? Tone.Bad : Tone.Warning;
            page.Line(new Cell($"  {Words.Of(finding.Severity)}: ", tone), finding.Title);
            if (!string.IsNullOrWhiteSpace(finding.Detail))
                page.Line(new Cell("    "), new Cell(SafeText.OneLine(finding.Detail), Tone.Dim));
        }
    }

    private static void WriteAll(Page page, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        page.Heading(heading);
        foreach (var line in lines)
            page.Line(new Cell("  "), line);
    }
}
