namespace Coro.Engine.Running;

/// <summary>How long to wait before something is tried again.</summary>
internal static class Backoff
{
    /// <summary>The longest wait before a retry.</summary>
    public static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait for a provider that names no time.</summary>
    public static readonly TimeSpan LongestRateLimit = TimeSpan.FromMinutes(30);

    /// <summary>The longest wait before somebody is asked again whether a pull request is merged.</summary>
    public static readonly TimeSpan LongestPoll = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstRateLimit = TimeSpan.FromSeconds(5);

    /// <summary>The wait before retry n: the first one doubled n − 1 times.</summary>
    /// <param name="first">The wait before the first retry.</param>
    /// <param name="retry">Which retry, from 1.</param>
    public static TimeSpan Retry(TimeSpan first, int retry) => Doubled(first, retry, LongestRetryDelay);

    /// <summary>
    /// When a rate-limited step may go on: at the time that the provider named, never before; otherwise after 5 s · 2ⁿ⁻¹,
    /// at most 30 min, spread by ±20 % so that siblings do not come back all at once.
    /// </summary>
    /// <param name="named">The provider's time.</param>
    /// <param name="now">The present time.</param>
    /// <param name="refusal">Which refusal in a row this is, from 1.</param>
    /// <param name="spread">A random number from 0 to 1.</param>
    public static DateTimeOffset RateLimit(DateTimeOffset? named, DateTimeOffset now, int refusal, double spread)
    {
        if (named is { } time)
            return time > now ? time : now;
        return now + Doubled(FirstRateLimit, refusal, LongestRateLimit) * (0.8 + 0.4 * spread);
    }

    /// <summary>The wait before somebody is asked again who had nothing new to say n times in a row: 5 s · 2ⁿ⁻¹, at most 5 min.</summary>
    public static TimeSpan Poll(int nth) => Doubled(FirstPoll, nth, LongestPoll);

    private static TimeSpan Doubled(TimeSpan first, int nth, TimeSpan longest)
    {
        // 2^40 times any delay is past every limit; more would overflow.
        var wait = first.TotalMilliseconds * Math.Pow(2, Math.Min(nth - 1, 40));
        return wait >= longest.TotalMilliseconds ? longest : TimeSpan.FromMilliseconds(wait);
    }
}
