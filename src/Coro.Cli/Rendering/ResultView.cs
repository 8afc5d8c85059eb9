using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering;

/// <summary>How a run ended, for people.</summary>
internal static class ResultView
{
    /// <param name="context">Where to.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="elsewhere">Whether another process ran the campaign, so that its exit code is news.</param>
    public static void Write(CommandContext context, CampaignResult result, bool elsewhere = false)
    {
        var page = new Page(context);
        page.Line();
        page.Line(new Cell(result.Campaign.Name, Tone.Strong), ": ", StatusLook.CellOf(result.Campaign.Status), $" after {DurationText.Whole(result.Duration)}");
        page.Line([new Cell("children".PadRight(12) + " ", Tone.Dim), .. CountsLine.Of(result.Campaign.Counts, unicode: null)]);
        page.Entry("failed", new Cell(string.Join(", ", result.Failed), Tone.Bad));
        if (elsewhere)
            page.Entry("exit code", $"{(int)result.ExitCode} {result.ExitCode.ToSlug()}");
        page.Entry("report", result.ReportPath);
        page.Entry("decisions", result.DecisionLogPath);
        context.Out.Flush();
        if (result.ExitCode is not ExitCode.Success)
            Failure.WriteLines(context.Error, result.Error ?? result.Campaign.Reason ?? result.ExitCode.ToSlug());
    }
}
