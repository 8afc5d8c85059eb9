using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering;

/// <summary>Where a campaign stands, for people.</summary>
internal static class StatusView
{
    public static void Write(CommandContext context, CampaignOverview overview)
    {
        var page = new Page(context);
        WriteHead(page, overview);
        var grid = new Grid("Child", "Status", "Step", "Try", "Score", "Time", "Why");
        foreach (var child in overview.Children)
        {
            grid.Add(
                child.Name,
                StatusLook.CellOf(child.Status, page.Terminal),
                child.Step,
                child.Try > 1 ? Figures.Number(child.Try) : "",
                ScoreOf(child),
                child.Duration is { } duration ? DurationText.Short(duration) : "",
                WhyText.Of(child));
        }

        page.Table(grid);
        WriteStages(page, overview.Stages);
        WriteGates(page, overview.Gates);
        WriteOverrides(page, overview.QualityOverrides);
        WriteDecisions(page, overview.Decisions);
    }

    /// <summary>What <c>status</c> and <c>show</c> begin with.</summary>
    public static void WriteHead(Page page, CampaignOverview overview)
    {
        var campaign = overview.Campaign;
        page.Entry("campaign", new Cell(campaign.Name, Tone.Strong));
        page.Entry("status", StatusLook.CellOf(campaign.Status));
        page.Entry("reason", campaign.Reason);
        page.Entry("stage", campaign.Stage is { } stage ? $"{stage} {campaign.StageName}" : campaign.StageName);
        page.Line(
        [
            new Cell("children".PadRight(12) + " ", Tone.Dim),
            .. CountsLine.Of(campaign.Counts, unicode: null),
            new Cell($" ({Figures.Percent(campaign.Counts.Progress)})"),
        ]);
        page.Entry("started", $"{page.Moment(campaign.StartedAt)}, ran {DurationText.Whole(campaign.Duration)}");
        page.Entry("interactive", campaign.Interactive switch
        {
            true => "on: each checkpoint waits for a person",
            false => "off: nobody is asked",
            null => null,
        });
        if (overview.RateLimits.Count > 0)
            page.Entry("left alone", string.Join(", ", overview.RateLimits.Select(limit => $"{limit.Provider} until {Countdown.Text(limit.Until, page.Now)}")));
        page.Entry("usage", Figures.Of(overview.Usage));
        page.Entry("proposed", overview.Proposed is { } change ? change.Url ?? $"branch {change.Branch} in {change.Repository}" : null);
        page.Entry("job", campaign.JobId);
        page.Entry("workspace", campaign.Workspace);
    }

    public static Cell ScoreOf(CampaignChild child) =>
        new(Figures.Score(child.QualityScore), child.BelowTarget ? Tone.Warning : Tone.Plain);

    /// <summary>What campaign-level commands answered.</summary>
    public static void WriteStages(Page page, IReadOnlyList<CampaignStage> stages)
    {
        if (stages.Count == 0)
            return;
        page.Heading("Campaign-level stages");
        foreach (var stage in stages)
        {
            var message = stage.Message is null ? "" : $" ({stage.Message})";
            var tone = stage.Outcome == StepOutcome.Success ? Tone.Plain : Tone.Warning;
            page.Line(new Cell($"  {stage.Name}: ", Tone.Dim), new Cell(StageText.Summary(stage) + message, tone));
            foreach (var path in StageText.Paths(stage))
                page.Line(new Cell("    "), page.Path(path));
        }
    }

    private static void WriteGates(Page page, IReadOnlyList<Gate> gates)
    {
        if (gates.Count == 0)
            return;
        page.Heading("Waiting for an answer");
        foreach (var gate in gates)
        {
            var since = gate.Since is { } moment ? $", since {page.Moment(moment)}" : "";
            var question = SafeText.Lines(gate.Question);
            page.Line(new Cell($"  {gate.Id}: ", Tone.Warning), question[0], $" ({string.Join('/', gate.Choices)}{since})");
            foreach (var line in question.Skip(1))
                page.Line(new Cell("  " + line));
            foreach (var fact in gate.Facts)
                page.Line(new Cell("    "), SafeText.OneLine(fact));
        }
    }

    private static void WriteOverrides(Page page, IReadOnlyList<QualityOverride> overrides)
    {
        if (overrides.Count == 0)
            return;
        page.Heading("Quality overrides of the directive");
        foreach (var one in overrides)
        {
            var target = one.SoftTarget is null ? "" : $" target {Figures.Score(one.SoftTarget)}";
            var fallback = one.SoftFallback is null ? "" : $" fallback {Figures.Score(one.SoftFallback)}";
            var reason = one.Reason is null ? "" : $" ({SafeText.OneLine(one.Reason)})";
            page.Line(new Cell("  "), $"{one.Child ?? "all"}:{target}{fallback}", new Cell(reason, Tone.Dim));
        }
    }

    private static void WriteDecisions(Page page, IReadOnlyList<string> decisions)
    {
        if (decisions.Count == 0)
            return;
        page.Heading("Decisions");
        foreach (var decision in decisions)
            page.Line(new Cell("  "), decision);
    }
}
