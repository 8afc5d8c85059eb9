using System.Globalization;
using System.Security.Cryptography;

namespace Coro.Engine.Running;

/// <summary>Makes the ids of jobs.</summary>
internal static class JobIds
{
    /// <summary>An id that sorts by time and that no other job has, for example <c>20261120-231455-7f3a91</c>.</summary>
    public static string New(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)
        + "-" + Convert.ToHexString(RandomNumberGenerator.GetBytes(3)).ToLowerInvariant();
}
