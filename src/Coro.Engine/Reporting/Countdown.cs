namespace Coro.Engine.Reporting;

/// <summary>A time that is waited for: when it is, and how long that is from now.</summary>
public static class Countdown
{
    /// <summary>For example <c>2026-01-02 03:08:17Z (in 4m 12s)</c>.</summary>
    /// <param name="until">The time.</param>
    /// <param name="now">Now; null: it is read later, when nobody knows how long that is.</param>
    public static string Text(DateTimeOffset until, DateTimeOffset? now) =>
        now is { } from ? $"{until:u} (in {DurationText.Whole(until - from)})" : $"{until:u}";
}
