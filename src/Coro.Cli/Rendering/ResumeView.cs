using System.Globalization;
using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering;

/// <summary>Where a campaign stands that is about to be gone on with, and how a finished one is brought back to life.</summary>
internal static class ResumeView
{
    /// <summary>The lines for people.</summary>
    public static IEnumerable<Cell[]> Of(ResumeSummary summary, CommandContext context)
    {
        var page = new Page(context);
        return Lines(summary, page.Moment).Select(line => (Cell[])[Page.Title(line.Title), line.Text]);
    }

    /// <summary>The lines, titles and texts.</summary>
    public static IEnumerable<(string Title, string Text)> Lines(ResumeSummary summary, Func<DateTimeOffset, string> when)
    {
        var lines = ResumeText.Lines(summary, when);
        return summary.Campaign.Status == CampaignStatus.Completed
            ? lines.Append(("to go on", $"coro campaign rerun --job {summary.Campaign.Name} --child <name>"))
            : lines;
    }

    /// <summary>A moment for machines and logs.</summary>
    public static string Utc(DateTimeOffset moment) => moment.ToString("u", CultureInfo.InvariantCulture);
}
