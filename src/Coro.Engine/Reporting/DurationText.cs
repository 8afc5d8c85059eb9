using System.Globalization;

namespace Coro.Engine.Reporting;

/// <summary>Durations as people write them: <c>2h 5m 9s</c>.</summary>
public static class DurationText
{
    /// <summary>In whole seconds, cut off rather than rounded: the form of the headless contract.</summary>
    /// <param name="duration">The duration; a negative one counts as none.</param>
    public static string Whole(TimeSpan duration)
    {
        var seconds = Math.Max(0, (long)duration.TotalSeconds);
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        var text = $"{seconds % 60}s";
        if (seconds >= 60)
            text = $"{minutes}m {text}";
        return hours > 0 ? $"{hours}h {text}" : text;
    }

    /// <summary>For reports: tenths where whole seconds would say nothing.</summary>
    /// <param name="duration">The duration; a negative one counts as none.</param>
    public static string Short(TimeSpan duration)
    {
        // Compared as it will be shown, or 9.96 s would read 10.0s and 59.99 s less than a minute.
        var tenths = Math.Round(Math.Max(0, duration.TotalSeconds), 1);
        return tenths < 10 ? tenths.ToString("0.0", CultureInfo.InvariantCulture) + "s" : Whole(TimeSpan.FromSeconds(tenths));
    }
}
