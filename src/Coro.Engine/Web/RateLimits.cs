using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Coro.Engine.Web;

/// <summary>What the head of an answer says about asking too often; pure.</summary>
internal static class RateLimits
{
    /// <summary>How long to wait where a host refuses and does not say how long.</summary>
    public static readonly TimeSpan Unnamed = TimeSpan.FromMinutes(1);

    /// <summary>Whether a host refused because it was asked too often.</summary>
    /// <param name="status">What it answered with.</param>
    /// <param name="headers">The answer's head.</param>
    /// <param name="message">What it said.</param>
    public static bool IsRefusal(HttpStatusCode status, HttpResponseHeaders headers, string? message) =>
        status == HttpStatusCode.TooManyRequests
        || (status == HttpStatusCode.Forbidden
            && (headers.RetryAfter is not null || Value(headers, "x-ratelimit-remaining") == "0"
                || message?.Contains("rate limit", StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>When a host may be asked again, as it says; null: it does not.</summary>
    public static DateTimeOffset? Until(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is { } named)
            return named.Date ?? now + named.Delta;
        return Value(headers, "x-ratelimit-remaining") == "0"
            && long.TryParse(Value(headers, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;
}
