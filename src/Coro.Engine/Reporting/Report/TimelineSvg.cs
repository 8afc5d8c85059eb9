using System.Globalization;
using System.Text;
using static Coro.Engine.Reporting.Report.Html;

namespace Coro.Engine.Reporting.Report;

/// <summary>Draws when each child ran: a line a child, a bar an attempt, a thin line while it waited for a slot.</summary>
internal static class TimelineSvg
{
    /// <summary>More children than this make no picture.</summary>
    public const int MostRows = 300;

    private const double Width = 1040;
    private const double Row = 24;
    private const double Top = 26;
    private const int MostTicks = 8;
    private const int MostName = 26;

    // Seconds between ticks that a reader can count in.
    private static readonly double[] Steps =
    [
        0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400,
        172800, 604800, 2592000,
    ];

    public static bool CanDraw(ReportModel model) => model.Children.Count(Ran) is > 0 and <= MostRows;

    public static string Draw(ReportModel model)
    {
        var rows = model.Children.Where(Ran).OrderBy(child => child.Attempts[0].Start).ToList();
        var start = rows.Min(child => child.Attempts[0].Start);
        var seconds = Math.Max(0.1, (rows.Max(child => child.Attempts.Max(attempt => attempt.End)) - start).TotalSeconds);
        var left = 16 + (rows.Max(child => Math.Min(MostName, child.Name.Length)) * 7.3);
        var scale = (Width - left - 60) / seconds;
        var height = Top + (rows.Count * Row) + 6;
        var svg = new StringBuilder();
        svg.Append($"<svg class=\"timeline\" viewBox=\"0 0 {Number(Width)} {Number(height)}\" role=\"img\" ");
        svg.Append("aria-label=\"Timeline of the children; the table of times says the same in numbers\">\n");
        AppendTicks(svg, seconds, left, scale, height);
        for (var i = 0; i < rows.Count; i++)
            AppendRow(svg, rows[i], Top + (i * Row), time => left + ((time - start).TotalSeconds * scale));
        return svg.Append("</svg>\n").ToString();
    }

    private static bool Ran(ReportChild child) => child.Attempts.Count > 0;

    private static void AppendTicks(StringBuilder svg, double seconds, double left, double scale, double height)
    {
        var step = Array.Find(Steps, one => seconds / one <= MostTicks);
        if (step == 0)
            step = Math.Ceiling(seconds / MostTicks / Steps[^1]) * Steps[^1];
        for (var tick = 0; tick * step <= seconds; tick++)
        {
            var x = Number(left + (tick * step * scale));
            svg.Append($"<line class=\"tick\" x1=\"{x}\" x2=\"{x}\" y1=\"{Number(Top - 6)}\" y2=\"{Number(height)}\"/>");
            svg.Append($"<text class=\"axis\" x=\"{x}\" y=\"12\">{Label(tick * step)}</text>\n");
        }
    }

    private static void AppendRow(StringBuilder svg, ReportChild child, double y, Func<DateTimeOffset, double> x)
    {
        svg.Append($"<text class=\"name\" x=\"0\" y=\"{Number(y + 15)}\">{Text(Cut(child.Name, MostName))}</text>\n");
        for (var i = 0; i < child.Attempts.Count; i++)
        {
            var attempt = child.Attempts[i];
            var (from, to) = (x(attempt.Start), x(attempt.End));
            var last = i == child.Attempts.Count - 1;
            if (last && child.Queued > TimeSpan.Zero)
            {
                svg.Append($"<line class=\"queued\" x1=\"{Number(x(attempt.Start - child.Queued))}\" x2=\"{Number(from)}\" ");
                svg.Append($"y1=\"{Number(y + 11)}\" y2=\"{Number(y + 11)}\"/>");
            }

            var duration = DurationText.Short(attempt.End - attempt.Start);
            svg.Append($"<rect class=\"bar {ReportWords.Status(attempt.Status)}\" x=\"{Number(from)}\" y=\"{Number(y + 3)}\" ");
            svg.Append($"width=\"{Number(Math.Max(3, to - from))}\" height=\"16\" rx=\"4\">");
            svg.Append($"<title>{Text(child.Name)}, attempt {attempt.Number}: {ReportWords.Status(attempt.Status)} after {duration}</title></rect>");
            if (last)
                svg.Append($"<text class=\"took\" x=\"{Number(Math.Max(from + 3, to) + 6)}\" y=\"{Number(y + 15)}\">{duration}</text>\n");
        }
    }

    private static string Label(double seconds) => seconds switch
    {
        0 => "0",
        < 60 => seconds.ToString("0.#", CultureInfo.InvariantCulture) + "s",
        < 3600 => Two(seconds, 60, "m", 1, "s"),
        < 86400 => Two(seconds, 3600, "h", 60, "m"),
        _ => Two(seconds, 86400, "d", 3600, "h"),
    };

    private static string Two(double seconds, double large, string largeUnit, double small, string smallUnit)
    {
        var rest = Math.Round(seconds % large / small);
        var text = Number(Math.Floor(seconds / large)) + largeUnit;
        return rest == 0 ? text : $"{text} {Number(rest)}{smallUnit}";
    }
}
